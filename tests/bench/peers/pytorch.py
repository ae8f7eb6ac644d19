"""PyTorch on one thread, all batches as tensors in memory: `pytorch.py <task.json> <folder of the task's files>`.

Says what it is in one line of JSON, then answers each line of standard input, `losses`, `round <milliseconds>` or
`train <epochs>`, with one line of JSON, as a contender in a page does.
"""

import ctypes
import json
import os
import re
import sys
import time

# Before torch: it reads the number of threads once.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import numpy
import torch
from torch import nn

torch.set_num_threads(1)
task = json.loads(sys.argv[1])
folder = sys.argv[2]
units, rows = task["units"], task["batchSize"]

values = torch.from_numpy(numpy.fromfile(f"{folder}/parameters.bin", dtype="<f4"))
dense, at = [], 0
for inputs, outputs in zip(units, units[1:]):
    layer = nn.Linear(inputs, outputs)
    with torch.no_grad():
        layer.weight.copy_(values[at : at + inputs * outputs].view(outputs, inputs))
        at += inputs * outputs
        layer.bias.copy_(values[at : at + outputs])
        at += outputs
    dense.append(layer)


def network_of(dense):
    return nn.Sequential(*(part for layer in dense for part in (layer, nn.ReLU())))[:-1]


def optimizer_of(network):
    return torch.optim.SGD(network.parameters(), lr=task["learningRate"], momentum=task["momentum"])


def images(prefix):
    """Normalised images [count × 784] and their labels [count]."""
    pixels = numpy.fromfile(f"{folder}/{prefix}pixels.bin", dtype="uint8").astype("float32")
    pixels = pixels * numpy.float32(2 / 255) - numpy.float32(1)
    labels = numpy.fromfile(f"{folder}/{prefix}labels.bin", dtype="uint8").astype("int64")
    return torch.from_numpy(pixels).view(-1, units[0]), torch.from_numpy(labels)


network = network_of(dense)
optimizer = optimizer_of(network)
cross_entropy = nn.CrossEntropyLoss()
batches = list(zip(*(part.split(rows) for part in images(""))))
step = 0


def update(network, optimizer, x, y):
    """The batch's loss, as a tensor: reading it is not part of a step."""
    optimizer.zero_grad(set_to_none=True)
    loss = cross_entropy(network(x), y)
    loss.backward()
    optimizer.step()
    return loss.detach()


def train_chunk():
    """The losses, [chunk]."""
    global step
    losses = []
    for _ in range(task["chunk"]):
        losses.append(update(network, optimizer, *batches[step % len(batches)]))
        step += 1
    return losses


def losses():
    found = []
    while step < task["comparedSteps"]:
        found += [loss.item() for loss in train_chunk()]
    return found


def timed_round(milliseconds):
    before, start = step, time.perf_counter()
    while True:
        train_chunk()
        taken = 1000 * (time.perf_counter() - start)
        if taken >= milliseconds:
            return {"steps": step - before, "milliseconds": taken}


def train(epochs):
    """A network of its own on all images, shuffled; its seconds, last epoch's loss, test accuracy."""
    torch.manual_seed(task["seed"])
    network = network_of([nn.Linear(inputs, outputs) for inputs, outputs in zip(units, units[1:])])
    optimizer = optimizer_of(network)
    x, y = images("train-")
    start = time.perf_counter()
    for _ in range(int(epochs)):
        sum_of_losses = torch.zeros(())
        for batch in torch.randperm(len(y)).split(rows):
            sum_of_losses += len(batch) * update(network, optimizer, x[batch], y[batch])
    seconds = time.perf_counter() - start
    x_test, y_test = images("test-")
    with torch.no_grad():
        accuracy = (network(x_test).argmax(1) == y_test).double().mean()
    return {"seconds": seconds, "loss": sum_of_losses.item() / len(y), "accuracy": accuracy.item()}


def answer(value):
    print(json.dumps(value), flush=True)


def blas():
    """What torch multiplies matrices with: a Debian package takes whatever library the system has."""
    built = re.search(r"BLAS_INFO=(\w+)", torch.__config__.show())
    if built and built[1] != "generic":
        return built[1]
    if not os.path.exists("/proc/self/maps"):
        return "unknown"
    found = re.search("openblas|mkl|blis|atlas", " ".join(loaded_libraries()))
    return found[0] if found else "reference"


def core():
    """The processor whose kernels OpenBLAS has taken; None where torch has another BLAS."""
    if blas() != "openblas":
        return None
    for path in loaded_libraries():
        name = getattr(ctypes.CDLL(path), "openblas_get_corename", None)
        if name:
            name.restype = ctypes.c_char_p
            return name().decode()
    return None


def loaded_libraries():
    """Paths of what the process has loaded and whose name tells of linear algebra."""
    torch.ones(64, 64) @ torch.ones(64, 64)
    with open("/proc/self/maps") as maps:
        return sorted(set(re.findall(r"/\S*(?:blas|mkl|blis|atlas)\S*\.so\S*", maps.read())))


answer({"version": torch.__version__, "blas": blas(), "core": core(), "threads": torch.get_num_threads()})
for line in sys.stdin:
    command, *arguments = line.split()
    answer({"losses": losses, "round": timed_round, "train": train}[command](*map(float, arguments)))
