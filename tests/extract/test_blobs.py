"""Patches of ink by their outlines, against OpenCV's own labels."""

import cv2
import numpy as np

from extract.blobs import blobs


def test_patches_are_those_of_labelled_pixels_also_inside_frames() -> None:
    mask = np.zeros((80, 120), np.uint8)
    mask[10:70, 10:110] = 1
    mask[14:66, 14:106] = 0
    mask[30:40, 30:50] = 255  # stands in the hole of the frame
    mask[5, 5] = mask[6, 6] = 1  # joined over a corner
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    assert sorted(map(tuple, blobs(mask).boxes.tolist())) == sorted(map(tuple, stats[1:, :4].tolist()))


def test_chosen_patches_are_drawn() -> None:
    mask = np.zeros((40, 60), np.uint8)
    mask[5:8, 5:9] = mask[20:35, 30:50] = 1
    found = blobs(mask)
    drawn = found.drawn(found.boxes[:, 3] < 10, mask.shape)
    assert drawn[5:8, 5:9].all() and int(drawn.sum()) == 12


def test_a_blank_mask_has_no_patches() -> None:
    found = blobs(np.zeros((9, 9), np.uint8))
    assert found.boxes.shape == (0, 4)
    assert not found.drawn(found.boxes[:, 3] < 5, (9, 9)).any()
