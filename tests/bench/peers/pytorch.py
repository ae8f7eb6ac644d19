"""PyTorch on one thread, all batches as tensors in memory: `pytorch.py <task.json> <folder of the task's files>`.

Says what it is in one line of JSON, then answers each line of standard input, `losses` or `round <milliseconds>`, with
one line of JSON, as a contender in a page does.
"""

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
network = nn.Sequential(*(part for layer in dense for part in (layer, nn.ReLU())))[:-1]
optimizer = torch.optim.SGD(network.parameters(), lr=task["learningRate"], momentum=task["momentum"])
cross_entropy = nn.CrossEntropyLoss()

pixels = numpy.fromfile(f"{folder}/pixels.bin", dtype="uint8").astype("float32") * numpy.float32(2 / 255) - numpy.float32(1)
labels = numpy.fromfile(f"{folder}/labels.bin", dtype="uint8").astype("int64")
batches = list(
    zip(torch.from_numpy(pixels).view(-1, units[0]).split(rows), torch.from_numpy(labels).split(rows))
)
step = 0


def train_chunk():
    """The losses, [chunk], as tensors: reading one is not part of a step."""
    global step
    losses = []
    for _ in range(task["chunk"]):
        x, y = batches[step % len(batches)]
        optimizer.zero_grad(set_to_none=True)
        loss = cross_entropy(network(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
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


def answer(value):
    print(json.dumps(value), flush=True)


def blas():
    """What torch multiplies matrices with: a Debian package takes whatever library the system has."""
    built = re.search(r"BLAS_INFO=(\w+)", torch.__config__.show())
    if built and built[1] != "generic":
        return built[1]
    if not os.path.exists("/proc/self/maps"):
        return "unknown"
    torch.ones(64, 64) @ torch.ones(64, 64)
    with open("/proc/self/maps") as maps:
        found = re.search("openblas|mkl|blis|atlas", maps.read())
    return found[0] if found else "reference"


answer({"version": torch.__version__, "blas": blas(), "threads": torch.get_num_threads()})
for line in sys.stdin:
    command, *arguments = line.split()
    answer(losses() if command == "losses" else timed_round(float(arguments[0])))
