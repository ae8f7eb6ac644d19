#!/usr/bin/python3
"""Makes pytorch-trajectories.txt: 100 steps of small trainings in PyTorch, one for each part of the engine's training.

A network 7 -> 6 -> 5 -> 3 learns 53 rows in their order, in batches of 16, 16, 16 and 5, in float32 with one thread.
Each training is made again in double from the same float32 start: the largest difference of the two shows what rounding
alone does, and by it a test may judge the engine.

Inputs and start values come from the generator of generator.py with seed 7. With s(b, purpose, step, layer, i) for
`symmetric`, in the order of the engine's blocks:

    input i of the training rows    s(2, noise, 0, 0, i)          [53 x 7]
    input i of the test rows        s(2, noise, 1, 0, i)          [11 x 7]
    class of a row x                how many of x0 and x1 are above 0
    numbers of a row x              x0 x1, x2 - x3, x4 x4         one float32 operation each
    weight, bias, scale, shift      s(0.75, weights, k, layer, i) with k = 0, 1, 2, 3; to a scale 1 is added
    slope of a PReLU                0.25

    /usr/bin/python3 make-pytorch-trajectories.py
"""

import pathlib

import numpy as np
import torch

import generator
import high_precision as hp

STEPS, ROWS, TEST_ROWS, BATCH = 100, 53, 11, 16
SIZES = [7, 6, 5, 3]
ROLES = ["weight", "bias", "scale", "shift"]
RANDOM = generator.Generator(7)

SGD, ADAM = torch.optim.SGD, torch.optim.Adam
CASES = {
    "sgd": dict(optimizer=SGD, lr=0.2),
    "sgd-decay": dict(optimizer=SGD, lr=0.2, weight_decay=0.05, activation="tanh"),
    "sgd-momentum": dict(optimizer=SGD, lr=0.05, momentum=0.9),
    "sgd-dampening": dict(optimizer=SGD, lr=0.2, momentum=0.8, dampening=0.4, activation="tanh"),
    "sgd-dampening-decay": dict(optimizer=SGD, lr=0.2, momentum=0.6, dampening=1, weight_decay=0.02),
    "sgd-nesterov": dict(optimizer=SGD, lr=0.05, momentum=0.85, nesterov=True, activation="tanh"),
    "sgd-nesterov-decay": dict(optimizer=SGD, lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.03),
    "adam": dict(optimizer=ADAM),
    "adam-options": dict(optimizer=ADAM, lr=0.02, betas=(0.7, 0.95), eps=0.01, weight_decay=0.05, activation="tanh"),
    "adam-decay-prelu": dict(optimizer=ADAM, lr=0.005, weight_decay=0.1, activation="prelu"),
    "clip-most": dict(optimizer=SGD, lr=0.2, momentum=0.7, clip=0.25),
    "clip-none": dict(optimizer=SGD, lr=0.2, momentum=0.7, clip=50),
    "cosine-epochs": dict(optimizer=SGD, lr=0.3, momentum=0.5, t_max=10, eta_min=0.05, every="epoch"),
    "cosine-steps": dict(optimizer=ADAM, lr=0.02, t_max=30, eta_min=0.004, every="step", activation="tanh"),
    "mse": dict(optimizer=SGD, lr=0.1, momentum=0.6, loss="mse"),
    "mse-adam": dict(optimizer=ADAM, lr=0.01, loss="mse", activation="tanh"),
    "batch-norm": dict(optimizer=SGD, lr=0.1, momentum=0.5, norm=True),
    "batch-norm-decay": dict(optimizer=SGD, lr=0.1, weight_decay=0.05, norm=True, activation="tanh"),
    # The gradient of a bias before a norm is nothing but rounding, which Adam's usual eps would make steps of.
    "all": dict(optimizer=ADAM, lr=0.02, eps=0.01, clip=2, t_max=12, eta_min=0.002, every="epoch", loss="mse",
                norm=True),
}
ACTIVATIONS = {"gelu": torch.nn.GELU, "tanh": torch.nn.Tanh, "prelu": torch.nn.PReLU}


def inputs_of(split, rows):
    return RANDOM.symmetric(2, generator.NOISE, split, 0, np.arange(rows * SIZES[0])).reshape(rows, SIZES[0])


def classes_of(x):
    return (x[:, :2] > 0).sum(1)


def numbers_of(x):
    return np.stack([x[:, 0] * x[:, 1], x[:, 2] - x[:, 3], x[:, 4] * x[:, 4]], 1)


def start_of(role, layer, count):
    drawn = RANDOM.symmetric(0.75, generator.WEIGHTS, ROLES.index(role), layer, np.arange(count))
    return np.float32(1) + drawn if role == "scale" else drawn


def make_network(case):
    modules = []
    for inputs, outputs in zip(SIZES, SIZES[1:]):
        modules.append(torch.nn.Linear(inputs, outputs))
        if outputs == SIZES[-1]:
            break
        if case.get("norm"):
            modules.append(torch.nn.BatchNorm1d(outputs))
        modules.append(ACTIVATIONS[case.get("activation", "gelu")]())
    return torch.nn.Sequential(*modules)


def tensors_of(network):
    """(role, layer, tensor in the engine's order of numbers) of all that a training changes."""
    layer = -1
    for module in network:
        if isinstance(module, torch.nn.Linear):
            layer += 1
            yield "weight", layer, module.weight.T
            yield "bias", layer, module.bias
        elif isinstance(module, torch.nn.BatchNorm1d):
            yield "scale", layer, module.weight
            yield "shift", layer, module.bias
            yield "running_mean", layer, module.running_mean
            yield "running_variance", layer, module.running_var
        elif isinstance(module, torch.nn.PReLU):
            yield "activation", layer, module.weight


def train(case, dtype):
    """Losses, steps whose gradient was clipped, all tensors at the end, outputs of the test rows in evaluation."""
    network = make_network(case)
    with torch.no_grad():
        for role, layer, tensor in tensors_of(network):
            if role in ROLES:
                tensor.copy_(torch.from_numpy(start_of(role, layer, tensor.numel())).reshape(tensor.shape))
    network.to(dtype)
    x = inputs_of(0, ROWS)
    has_numbers = case.get("loss") == "mse"
    y = torch.from_numpy(numbers_of(x)).to(dtype) if has_numbers else torch.from_numpy(classes_of(x))
    x = torch.from_numpy(x).to(dtype)
    loss_function = torch.nn.MSELoss() if has_numbers else torch.nn.CrossEntropyLoss()
    names = ("lr", "momentum", "dampening", "nesterov", "betas", "eps", "weight_decay")
    optimizer = case["optimizer"](network.parameters(), **{name: case[name] for name in names if name in case})
    schedule = None
    if "t_max" in case:
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, case["t_max"], case["eta_min"])

    losses, clipped = [], 0
    while len(losses) < STEPS:
        for first in range(0, ROWS, BATCH):
            loss = loss_function(network(x[first : first + BATCH]), y[first : first + BATCH])
            losses.append(loss.item())
            optimizer.zero_grad()
            loss.backward()
            if "clip" in case:
                clipped += bool(torch.nn.utils.clip_grad_norm_(network.parameters(), case["clip"]) > case["clip"])
            optimizer.step()
            if schedule and case["every"] == "step":
                schedule.step()
        if schedule and case["every"] == "epoch":
            schedule.step()
    assert len(losses) == STEPS

    network.eval()
    with torch.no_grad():
        outputs = network(torch.from_numpy(inputs_of(1, TEST_ROWS)).to(dtype))
        if not has_numbers:
            outputs = torch.softmax(outputs, 1)
    tensors = [(role, layer, tensor.detach().reshape(-1).numpy()) for role, layer, tensor in tensors_of(network)]
    return np.array(losses), clipped, tensors, outputs.reshape(-1).numpy()


def flat(tensors):
    return np.concatenate([values for _, _, values in tensors])


def checksum(numbers):
    """The sum of (i + 1) bits(i) mod 2^32 over float32 numbers."""
    bits = np.ascontiguousarray(numbers, np.float32).reshape(-1).view(np.uint32).astype(np.uint64)
    return int((bits * np.arange(1, len(bits) + 1, dtype=np.uint64)).sum() % 2**32)


def words(values):
    """The shortest decimals that read back as the same float32."""
    return " ".join(str(np.float32(value)) for value in values)


def case_lines(name, case):
    losses, clipped, tensors, outputs = train(case, torch.float32)
    double = train(case, torch.float64)
    differences = [np.abs(losses - double[0]).max(), np.abs(flat(tensors) - flat(double[2])).max(),
                   np.abs(outputs - double[3]).max()]
    moved = f"loss {losses[0]:.3f} to {losses[-1]:.3f}, {clipped} clipped"
    print(f"{name}: {moved}, float32 - double " + " ".join(f"{d:.1e}" for d in differences))
    yield f"case {name}"
    yield "differences " + " ".join(f"{d:.3e}" for d in differences)
    yield f"clipped {clipped}"
    yield "losses " + words(losses)
    for role, layer, values in tensors:
        yield f"tensor {role} {layer} {words(values)}"
    yield f"outputs {words(outputs)}"


def main():
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    generator.check_known_answers()
    x, test = inputs_of(0, ROWS), inputs_of(1, TEST_ROWS)
    start = [start_of(role, layer, count) for role, layer, count in (("weight", 0, 42), ("bias", 2, 3), ("scale", 1, 5))]
    lines = [
        f"# 100 steps of training in PyTorch {torch.__version__}, float32; made by make-pytorch-trajectories.py, which says of what.",
        "# checksums (sum of (i + 1) bits(i) mod 2^32): training rows, test rows, targets that are numbers, and start values:",
        "#   the weights of layer 0, the biases of layer 2, the scales of layer 1",
        "# differences: largest of float32 - double, of the losses, of all tensors at the end, of the outputs",
        "# clipped: steps whose gradient was clipped",
        "# outputs: of the test rows in evaluation; class probabilities, or numbers",
        "checksums " + " ".join(str(checksum(part)) for part in (x, test, numbers_of(x), *start)),
    ]
    for name, case in CASES.items():
        lines += case_lines(name, case)
    hp.write_lines(pathlib.Path(__file__).parent / "pytorch-trajectories.txt", lines)


if __name__ == "__main__":
    main()
