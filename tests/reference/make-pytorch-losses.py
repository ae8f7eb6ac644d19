#!/usr/bin/python3
"""Makes pytorch-losses.json: PyTorch's first 100 training losses on FashionMNIST, to compare the engine's with.

The network 784 -> 256 -> 192 -> 128 -> 64 -> 10 with one activation instance shared by its hidden layers, batches of
128 of all 60,000 images, float32, one thread. Initial weights, STAF's parameters and the order of the images come from
generator.py, so the engine starts from the same numbers. A loss is the mean cross-entropy of a batch before the update.

Canonical order of the images: image k is the (k div 10)-th image of class k mod 10, in the data set's order.
Pixels: p * float32(2/255) - 1 in float32, two roundings.

Each run is made twice, in float32 and, from the same float32 start and pixels, in double. Their difference shows what
rounding alone does to a run: `comparableSteps` counts the first steps in which it stays under 1e-5 relative. It is all
100 but for STAF at learning rate 1e-3, where the start (25 terms from N(0, 1), four layers of them) is chaotic: a rounding
error grows about threefold to tenfold per step and is over 1e-4 at step 5. STAF has therefore a second run at 1e-5.
The others have a second run at 1e-2, because at 1e-3 their losses hardly move in 100 steps: a PReLU that never learns
its slope would differ by 1.4e-5 only.

    /usr/bin/python3 make-pytorch-losses.py [--data folder]
"""

import argparse
import gzip
import json
import pathlib

import numpy as np
import torch

import generator

SEED = 7
STEPS = 100
BATCH = 128
SIZES = [784, 256, 192, 128, 64, 10]
STAF_TERMS = 25
PLAIN = {"kind": "sgd", "learningRate": 1e-3, "momentum": 0.8, "nesterov": False, "weightDecay": 0.0}
NESTEROV = {"kind": "sgd", "learningRate": 1e-2, "momentum": 0.9, "nesterov": True, "weightDecay": 1e-4}
SLOW = {**PLAIN, "learningRate": 1e-5}
RUNS = [("relu", PLAIN), ("gelu", PLAIN), ("prelu", PLAIN), ("elu-alpha", PLAIN), ("staf", PLAIN), ("staf", SLOW),
        ("relu", NESTEROV), ("gelu", NESTEROV), ("prelu", NESTEROV), ("elu-alpha", NESTEROV)]
COMPARABLE = 1e-5


class EluAlpha(torch.nn.Module):
    """x for x > 0, alpha (e^x - 1) otherwise, alpha learnable."""

    def __init__(self):
        super().__init__()
        self.alpha = torch.nn.Parameter(torch.ones(1))

    def forward(self, x):
        # The clamp keeps inf * 0 out of the gradient of the branch not taken. At x = 0 exactly clamp passes the
        # gradient on, so f'(0) is alpha as in the engine.
        return torch.where(x > 0, x, self.alpha * torch.expm1(torch.clamp(x, max=0)))


class Staf(torch.nn.Module):
    """Sum of c_i sin(omega_i x + phi_i), all learnable, from N(0, 1)."""

    def __init__(self, random):
        super().__init__()
        values = random.normal(generator.PARAMETERS, 0, 0, np.arange(3 * STAF_TERMS)).reshape(3, STAF_TERMS)
        self.c, self.omega, self.phi = (torch.nn.Parameter(torch.from_numpy(row.copy())) for row in values)

    def forward(self, x):
        return (self.c * torch.sin(self.omega * x.unsqueeze(-1) + self.phi)).sum(-1)


def make_activation(id, random):
    if id == "staf":
        return Staf(random)
    return {"relu": torch.nn.ReLU, "gelu": torch.nn.GELU, "elu-alpha": EluAlpha,
            "prelu": lambda: torch.nn.PReLU(init=0.25)}[id]()


def make_network(activation, random):
    layers = []
    for layer, (inputs, outputs) in enumerate(zip(SIZES, SIZES[1:])):
        linear = torch.nn.Linear(inputs, outputs)
        weights, biases = random.dense(layer, inputs, outputs)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(weights.T.copy()))
            linear.bias.copy_(torch.from_numpy(biases))
        layers += [linear] if outputs == SIZES[-1] else [linear, activation]
    return torch.nn.Sequential(*layers)


def read_idx(path):
    """The uint8 array of a gzip-compressed IDX file."""
    data = gzip.decompress(path.read_bytes())
    rank = data[3]
    shape = np.frombuffer(data, ">u4", rank, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * rank).reshape(shape)


def read_training_set(folder):
    """Normalised images [60,000 × 784] and labels in canonical order."""
    images = read_idx(folder / "train-images-idx3-ubyte.gz").reshape(-1, 784)
    labels = read_idx(folder / "train-labels-idx1-ubyte.gz")
    by_class = np.stack([np.flatnonzero(labels == label) for label in range(10)])
    order = by_class.T.reshape(-1)  # 10 classes of 6,000
    assert np.array_equal(labels[order[:20]], np.arange(20) % 10)
    normalised = images[order].astype(np.float32) * np.float32(2 / 255) - np.float32(1)
    return normalised, labels[order].astype(np.int64)


def train(id, optimizer, images, labels, dtype):
    random = generator.Generator(SEED)
    network = make_network(make_activation(id, random), random).to(dtype)
    sgd = torch.optim.SGD(network.parameters(), lr=optimizer["learningRate"], momentum=optimizer["momentum"],
                          nesterov=optimizer["nesterov"], weight_decay=optimizer["weightDecay"])
    order = random.shuffle(0, len(labels))
    losses = []
    for step in range(STEPS):
        batch = order[step * BATCH : (step + 1) * BATCH]
        x, y = torch.from_numpy(images[batch]).to(dtype), torch.from_numpy(labels[batch])
        loss = torch.nn.functional.cross_entropy(network(x), y)
        losses.append(loss.item())
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    return losses


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--data", type=pathlib.Path, default=pathlib.Path("/usr/share/datasets/fashion-mnist"))
    options = arguments.parse_args()

    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    generator.check_known_answers()
    images, labels = read_training_set(options.data)

    runs = []
    for id, optimizer in RUNS:
        losses = train(id, optimizer, images, labels, torch.float32)
        double = train(id, optimizer, images, labels, torch.float64)
        difference = np.abs(np.array(losses) / np.array(double) - 1)
        comparable = int(np.argmax(difference > COMPARABLE)) if difference.max() > COMPARABLE else STEPS
        print(f"{id} {optimizer['learningRate']}: {losses[0]:.6f} to {losses[-1]:.6f}, "
              f"float32 - double at most {difference.max():.1e}, comparable {comparable}")
        runs.append({"activation": id, "optimizer": optimizer, "comparableSteps": comparable,
                     "losses": losses, "lossesInDouble": double})

    result = {
        "settings": {
            "made": "make-pytorch-losses.py", "torch": torch.__version__, "dtype": "float32", "threads": 1,
            "dataset": "fashion-mnist", "trainImages": len(labels),
            "order": "image k is the (k div 10)-th image of class k mod 10 in the data set's order",
            "pixels": "p * float32(2/255) - 1 in float32",
            "hidden": SIZES[1:-1], "share": "network", "initialization": "pytorch", "batchSize": BATCH, "seed": SEED,
            "loss": "mean cross-entropy of the batch, before the update",
            "comparableSteps": "first steps in which float32 and double differ by less than 1e-5 relative",
        },
        "runs": runs,
    }
    text = json.dumps(result, indent=1)
    path = pathlib.Path(__file__).parent / "pytorch-losses.json"
    path.write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
