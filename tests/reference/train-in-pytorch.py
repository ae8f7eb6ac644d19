#!/usr/bin/python3
"""Trains one activation in PyTorch from the engine's initial weights and in its order, and prints test accuracy and
loss: the book chapter's 15 epochs on 60,000 images, learning rate 1e-3, momentum 0.8. What the engine finds from the
same seed (`npm run reproduce` prints it) should be the same up to rounding; where it is far from the mean of PyTorch's
own seeds, this tells an unlucky start from a fault of the engine. RReLU's noise is PyTorch's in any case. With
--own-start, initial weights, STAF's parameters and order are PyTorch's own of that seed.

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
         "leaky-relu": torch.nn.LeakyReLU, "rrelu": torch.nn.RReLU, "mish": torch.nn.Mish,
         "hardswish": torch.nn.Hardswish}
EPOCHS = 15
LEARNING_RATE, MOMENTUM = 1e-3, 0.8
DATA = pathlib.Path("/usr/share/datasets/fashion-mnist")


def make_own_start(module):
    """A linear layer's start as PyTorch makes it, STAF's from N(0, 1)."""
    if isinstance(module, torch.nn.Linear):
        module.reset_parameters()
    elif isinstance(module, losses.Staf):
        for values in module.parameters():
            torch.nn.init.normal_(values)


def train(id, seed, own_start, images, labels):
    """The trained network. images: normalised, [count × 784]; labels: [count]."""
    random = generator.Generator(seed)
    torch.manual_seed(seed)
    network = losses.make_network(PLAIN[id]() if id in PLAIN else losses.make_activation(id, random), random)
    if own_start:
        network.apply(make_own_start)
    sgd = torch.optim.SGD(network.parameters(), lr=LEARNING_RATE, momentum=MOMENTUM)
    for epoch in range(EPOCHS):
        order = (torch.randperm(len(labels)) if own_start else
                 torch.from_numpy(np.asarray(random.shuffle(epoch, len(labels)), dtype=np.int64)))
        for batch in order.split(losses.BATCH):
            loss = torch.nn.functional.cross_entropy(network(images[batch]), labels[batch])
            sgd.zero_grad()
            loss.backward()
            sgd.step()
    return network


def read_data(folder):
    """Training images and labels in canonical order, test images and labels, as tensors."""
    test_images = losses.read_idx(folder / "t10k-images-idx3-ubyte.gz").reshape(-1, 784)
    test = (test_images.astype(np.float32) * np.float32(2 / 255) - np.float32(1),
            losses.read_idx(folder / "t10k-labels-idx1-ubyte.gz").astype(np.int64))
    return [torch.from_numpy(array) for array in (*losses.read_training_set(folder), *test)]


def evaluate(network, images, labels):
    """Accuracy, as a fraction, and mean loss; RReLU as in evaluation, without noise."""
    network.eval()
    with torch.no_grad():
        logits = network(images)
        correct = (logits.argmax(1) == labels).sum().item()
        return correct / len(labels), torch.nn.functional.cross_entropy(logits, labels).item()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("activation")
    arguments.add_argument("--seed", type=int, default=losses.SEED)
    arguments.add_argument("--own-start", action="store_true")
    arguments.add_argument("--data", type=pathlib.Path, default=DATA)
    options = arguments.parse_args()

    torch.set_num_threads(1)
    images, labels, test_images, test_labels = read_data(options.data)
    network = train(options.activation, options.seed, options.own_start, images, labels)
    accuracy, loss = evaluate(network, test_images, test_labels)
    start = "PyTorch's own start" if options.own_start else "the engine's start"
    print(f"{options.activation}, seed {options.seed}, {start}: accuracy {100 * accuracy:.2f} %, loss {loss:.4f}")


if __name__ == "__main__":
    main()
