"""The shared network: one residual backbone, a light feature pyramid, and a head for each question.

Backbone: four stages of basic residual blocks (He et al. 2016, "Deep residual learning") with dense 3x3 convolutions.
Pyramid: top-down additions (Lin et al. 2017, "Feature pyramid networks"). Boxes: anchor-free, one prediction a cell
(Tian et al. 2019, "FCOS"), distances to the four sides as distributions (Li et al. 2020, "Generalized focal loss").
"""

import torch
from torch import nn
from torch.nn import functional as F

CHANNELS = (48, 96, 192, 384)
BLOCKS = (2, 2, 3, 2)
STRIDES = (8, 16, 32)
PYRAMID = 96
SIDE, REGION_SIDE = 192, 160  # pixels of the whole picture's and of a region's input
BINS = 8  # distance bins of a box side, in strides


def convolution(inputs, outputs, size=3, stride=1):
    """Convolution, batch norm, ReLU."""
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Block(nn.Module):
    """Basic residual block; a stride above 1 halves the map by average pooling on the shortcut."""

    def __init__(self, inputs, outputs, stride=1):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True),
            nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs))
        nn.init.zeros_(self.body[-1].weight)
        self.shortcut = nn.Identity()
        if inputs != outputs or stride > 1:
            pool = [nn.AvgPool2d(2, 2, ceil_mode=True)] if stride > 1 else []
            self.shortcut = nn.Sequential(*pool, nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x))


class Backbone(nn.Module):
    """``[B,3,S,S]`` pictures (RGB, normalised by MEAN and STD) to maps at strides 8, 16 and 32."""

    def __init__(self, channels=CHANNELS, blocks=BLOCKS):
        super().__init__()
        self.stem = convolution(3, 32, 3, 2)
        stages, inputs = [], 32
        for outputs, count in zip(channels, blocks):
            stages.append(nn.Sequential(*(Block(inputs if i == 0 else outputs, outputs, 2 if i == 0 else 1) for i in range(count))))
            inputs = outputs
        self.stages = nn.ModuleList(stages)

    def forward(self, x):
        x = self.stages[0](self.stem(x))
        maps = []
        for stage in self.stages[1:]:
            x = stage(x)
            maps.append(x)
        return maps


class Student(nn.Module):
    """The backbone with the heads of pre-training: teacher logits (1001), teacher features (1280), the sets' own labels."""

    def __init__(self, labels):
        super().__init__()
        self.backbone = Backbone()
        self.logits = nn.Linear(CHANNELS[-1], 1001)
        self.features = nn.Linear(CHANNELS[-1], 1280)
        self.labels = nn.Linear(CHANNELS[-1], labels)

    def forward(self, x):
        pooled = self.backbone(x)[-1].mean((2, 3))
        return self.logits(pooled), self.features(pooled), self.labels(pooled)


class BoxHead(nn.Module):
    """Scores and box sides for each cell of the pyramid, the same weights at each stride."""

    def __init__(self, classes):
        super().__init__()
        self.score_tower = nn.Sequential(convolution(PYRAMID, PYRAMID), convolution(PYRAMID, PYRAMID))
        self.side_tower = nn.Sequential(convolution(PYRAMID, PYRAMID), convolution(PYRAMID, PYRAMID))
        self.scores = nn.Conv2d(PYRAMID, classes, 3, 1, 1)
        self.sides = nn.Conv2d(PYRAMID, 4 * (BINS + 1), 3, 1, 1)
        nn.init.normal_(self.scores.weight, std=0.01)
        nn.init.constant_(self.scores.bias, -4.6)

    def forward(self, maps):
        scores = [self.scores(self.score_tower(m)).flatten(2).transpose(1, 2) for m in maps]
        sides = [self.sides(self.side_tower(m)).flatten(2).transpose(1, 2) for m in maps]
        return torch.cat(scores, 1), torch.cat(sides, 1)


class Pyramid(nn.Module):
    """Three maps of PYRAMID channels at strides 8, 16 and 32."""

    def __init__(self):
        super().__init__()
        self.lateral = nn.ModuleList(convolution(c, PYRAMID, 1) for c in CHANNELS[1:])
        self.down = nn.ModuleList(convolution(PYRAMID, PYRAMID) for _ in range(3))

    def forward(self, maps):
        c8, c16, c32 = (lateral(m) for lateral, m in zip(self.lateral, maps))
        c16 = c16 + F.interpolate(c32, scale_factor=2.0)
        c8 = c8 + F.interpolate(c16, scale_factor=2.0)
        return [down(m) for down, m in zip(self.down, (c8, c16, c32))]


def cells(size):
    """Centres ``[N,2]`` and strides ``[N]`` of all cells of a ``size`` x ``size`` input, in the order of the heads."""
    centres, strides = [], []
    for stride in STRIDES:
        steps = (torch.arange(size // stride, dtype=torch.float32) + 0.5) * stride
        y, x = torch.meshgrid(steps, steps, indexing="ij")
        centres.append(torch.stack([x, y], -1).reshape(-1, 2))
        strides.append(torch.full((x.numel(),), float(stride)))
    return torch.cat(centres), torch.cat(strides)


def side_lengths(sides, strides):
    """Expected distances ``[B,N,4]`` (left, top, right, bottom; pixels) of side logits ``[B,N,4*(BINS+1)]``."""
    bins = torch.arange(BINS + 1, dtype=sides.dtype, device=sides.device)
    return (sides.unflatten(-1, (4, BINS + 1)).softmax(-1) * bins).sum(-1) * strides[None, :, None]


class Shared(nn.Module):
    """Tags, boxes, attention, grid and embedding from one pass."""

    def __init__(self, classes, tags):
        super().__init__()
        self.backbone = Backbone()
        self.pyramid = Pyramid()
        self.boxes = BoxHead(classes)
        self.attention = nn.Sequential(convolution(PYRAMID, 48), nn.Conv2d(48, 1, 1))
        self.tags = nn.Linear(2 * CHANNELS[-1], tags)
        nn.init.constant_(self.tags.bias, -4.0)

    def forward(self, x):
        """Raw outputs: tag logits ``[B,T]``, scores ``[B,N,C]``, sides ``[B,N,4*(BINS+1)]``, attention logits at
        stride 8 ``[B,1,S/8,S/8]``, grid ``[B,384,S/32,S/32]``, embedding ``[B,384]``."""
        maps = self.backbone(x)
        pooled = maps[-1].mean((2, 3))
        tags = self.tags(torch.cat([pooled, maps[-1].amax((2, 3))], 1))
        levels = self.pyramid(maps)
        scores, sides = self.boxes(levels)
        return tags, scores, sides, self.attention(levels[0]), maps[-1], pooled


MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)


def normalised(pictures):
    """uint8 ``[B,H,W,3]`` RGB to float ``[B,3,H,W]``, channels last in memory."""
    x = pictures.permute(0, 3, 1, 2).float().div_(255)
    mean = torch.tensor(MEAN, device=x.device).view(1, 3, 1, 1)
    std = torch.tensor(STD, device=x.device).view(1, 3, 1, 1)
    return ((x - mean) / std).contiguous(memory_format=torch.channels_last)
