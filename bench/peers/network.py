import sys, time
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

folder, name, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3])
torch.set_num_threads(1)
torch.manual_seed(1)
rng = np.random.default_rng(1)
CUSTOMERS, ITEMS, LENGTH = 943, 1682, 20
users = np.fromfile(f"{folder}/ml-users.i32", dtype=np.int32).astype(np.int64)
items = np.fromfile(f"{folder}/ml-items.i32", dtype=np.int32).astype(np.int64)
histories = [np.sort(items[users == u]) for u in range(CUSTOMERS)]


class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(ITEMS + 1, 64)
        self.conv = nn.Conv1d(64, 64, 3)
        self.dense = nn.Linear(9 * 64, 128)
        self.out = nn.Linear(128, ITEMS)

    def forward(self, x):
        h = F.max_pool1d(F.relu(self.conv(self.embedding(x).transpose(1, 2))), 2)
        return self.out(F.relu(self.dense(h.flatten(1))))


class Gru(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(ITEMS + 1, 64)
        self.gru = nn.GRU(64, 128, batch_first=True)
        self.out = nn.Linear(128, ITEMS)

    def forward(self, x):
        return self.out(self.gru(self.embedding(x))[0].reshape(-1, 128))


class NeuMf(nn.Module):
    def __init__(self):
        super().__init__()
        self.ug, self.ig = nn.Embedding(CUSTOMERS, 16), nn.Embedding(ITEMS, 16)
        self.um, self.im = nn.Embedding(CUSTOMERS, 32), nn.Embedding(ITEMS, 32)
        self.mlp = nn.Sequential(
            nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 16), nn.ReLU()
        )
        self.out = nn.Linear(32, 1)

    def forward(self, u, i):
        h = self.mlp(torch.cat([self.um(u), self.im(i)], 1))
        return self.out(torch.cat([self.ug(u) * self.ig(i), h], 1)).squeeze(1)


class Vae(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder, self.mean, self.log_variance = nn.Linear(ITEMS, 600), nn.Linear(600, 200), nn.Linear(600, 200)
        self.decoder, self.out = nn.Linear(200, 600), nn.Linear(600, ITEMS)

    def forward(self, x):
        h = torch.tanh(self.encoder(F.dropout(F.normalize(x), 0.5)))
        mean, log_variance = self.mean(h), self.log_variance(h)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        return self.out(torch.tanh(self.decoder(z))), mean, log_variance


def batches(n, size):
    order = torch.randperm(n)
    for at in range(0, n, size):
        yield order[at : at + size]


def cnn_losses(model):
    xs, ys = [], []
    for history in histories:
        padded = np.concatenate([np.full(LENGTH, ITEMS), history])
        for end in range(1, len(history)):
            xs.append(padded[end : end + LENGTH])
            ys.append(history[end])
    x, y = torch.from_numpy(np.array(xs)), torch.from_numpy(np.array(ys))
    while True:
        yield (F.cross_entropy(model(x[b]), y[b]) for b in batches(len(x), 256))


def gru_losses(model):
    xs, ys = [], []
    for history in histories:
        for at in range(0, len(history) - 1, LENGTH):
            y = history[at + 1 : at + 1 + LENGTH]
            xs.append(np.pad(history[at : at + len(y)], (0, LENGTH - len(y)), constant_values=ITEMS))
            ys.append(np.pad(y, (0, LENGTH - len(y)), constant_values=-100))
    x, y = torch.from_numpy(np.array(xs)), torch.from_numpy(np.array(ys))
    while True:
        yield (F.cross_entropy(model(x[b]), y[b].reshape(-1)) for b in batches(len(x), 64))


def neumf_losses(model):
    while True:
        u = torch.from_numpy(np.concatenate([users, np.repeat(users, 4)]))
        i = torch.from_numpy(np.concatenate([items, rng.integers(0, ITEMS, 4 * len(items))]))
        y = torch.cat([torch.ones(len(items)), torch.zeros(4 * len(items))])
        yield (F.binary_cross_entropy_with_logits(model(u[b], i[b]), y[b]) for b in batches(len(u), 256))


def vae_losses(model):
    x = np.zeros((CUSTOMERS, ITEMS), dtype=np.float32)
    x[users, items] = 1
    x = torch.from_numpy(x)

    def loss(b):
        logits, mean, log_variance = model(x[b])
        fit = -(F.log_softmax(logits, 1) * x[b]).sum(1).mean()
        divergence = 0.5 * (mean**2 + log_variance.exp() - 1 - log_variance).sum(1).mean()
        return fit + 0.2 * divergence

    while True:
        yield (loss(b) for b in batches(CUSTOMERS, 128))


model, losses = {
    "cnn": (Cnn, cnn_losses),
    "gru": (Gru, gru_losses),
    "neumf": (NeuMf, neumf_losses),
    "vae": (Vae, vae_losses),
}[name]
model = model()
optimiser = torch.optim.Adam(model.parameters(), 0.001)
source = losses(model)
next(source)
times = []
for epoch in range(epochs + 1):
    started = time.process_time()
    for loss in next(source):
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    times.append(time.process_time() - started)
print(sorted(times[1:])[epochs // 2])
