#!/usr/bin/python3
"""Trains one activation in PyTorch from the engine's initial weights and in its order, and prints test accuracy and
loss: the book chapter's 15 epochs on 60,000 images, learning rate 1e-3, momentum 0.8. What `npm run reproduce` prints
for the same seed should be the same up to rounding; where it is far from the mean of PyTorch's own seeds, this tells
an unlucky start from a fault of the engine. With --own-start, initial weights and order are PyTorch's own of that seed.

    /usr/bin/python3 train-in-pytorch.py hardswish [--seed 7] [--own-start] [--data folder]
"""

import argparse
import importlib.util
import pathlib

import numpy as np
import torch

import generator

here = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("make_pytorch_losses", here / "make-pytorch-losses.py")
losses = importlib.util.module_from_spec(spec)
spec.loader.exec_module(losses)

PLAIN = {"none": torch.nn.Identity, "sigmoid": torch.nn.Sigmoid, "tanh": torch.nn.Tanh, "silu": torch.nn.SiLU,
         "leaky-relu": torch.nn.LeakyReLU, "mish": torch.nn.Mish, "hardswish": torch.nn.Hardswish}
EPOCHS = 15


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("activation")
    arguments.add_argument("--seed", type=int, default=losses.SEED)
    arguments.add_argument("--own-start", action="store_true")
    arguments.add_argument("--data", type=pathlib.Path, default=pathlib.Path("/usr/share/datasets/fashion-mnist"))
    options = arguments.parse_args()

    torch.set_num_threads(1)
    random = generator.Generator(options.seed)
    id = options.activation
    activation = PLAIN[id]() if id in PLAIN else losses.make_activation(id, random)
    network = losses.make_network(activation, random)
    if options.own_start:
        torch.manual_seed(options.seed)
        network.apply(lambda module: module.reset_parameters() if isinstance(module, torch.nn.Linear) else None)
    images, labels = (torch.from_numpy(array) for array in losses.read_training_set(options.data))
    sgd = torch.optim.SGD(network.parameters(), lr=1e-3, momentum=0.8)
    for epoch in range(EPOCHS):
        order = (torch.randperm(len(labels)) if options.own_start else
                 torch.from_numpy(np.asarray(random.shuffle(epoch, len(labels)), dtype=np.int64)))
        for batch in order.split(losses.BATCH):
            loss = torch.nn.functional.cross_entropy(network(images[batch]), labels[batch])
            sgd.zero_grad()
            loss.backward()
            sgd.step()

    test_images = losses.read_idx(options.data / "t10k-images-idx3-ubyte.gz").reshape(-1, 784)
    x = torch.from_numpy(test_images.astype(np.float32) * np.float32(2 / 255) - np.float32(1))
    y = torch.from_numpy(losses.read_idx(options.data / "t10k-labels-idx1-ubyte.gz").astype(np.int64))
    with torch.no_grad():
        logits = network(x)
        accuracy = (logits.argmax(1) == y).float().mean().item()
        loss = torch.nn.functional.cross_entropy(logits, y).item()
    start = "PyTorch's own start" if options.own_start else "the engine's start"
    print(f"{id}, seed {options.seed}, {start}: accuracy {100 * accuracy:.2f} %, loss {loss:.4f}")


if __name__ == "__main__":
    main()
