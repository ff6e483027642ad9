"""Recipes of a batch's results: written with them, and asked when a batch that was stopped goes on."""

import contextlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from engine.batch import recipe as recipes
from engine.batch.options import Options
from engine.batch.recipe import Input, Model, Output, Recipe, Wanted
from engine.errors import UnwritableReport, WrongRecipe
from engine.images.placing import alone_in
from engine.images.reading import shown
from engine.methods.denoiser import Denoiser
from engine.version import version

_NOT_YET = "0" * 64
"""Stands for a result's SHA-256 while it is being saved: a batch that is killed then finds its result again."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """How the results of a batch are made."""

    options: Options
    denoiser: Denoiser

    def is_made(self, source: Path, result: Path) -> bool:
        """Whether ``result``, a file, was made from this very source with these settings."""
        try:
            recipe = recipes.read(recipes.sidecar(result))
            if recipe.output.sha256 != _NOT_YET:
                return recipes.made_by(recipe, source, self._wanted(result))
            return self._is_made_without_recipe(recipe, source, result)
        except (WrongRecipe, UnwritableReport, OSError):
            return False

    def announce(self, origin: Input, result: Path) -> bool:
        """Say that ``result`` is about to appear where nothing is; whether it was said now.

        Another program may be making the same result. What it has announced stays, and so does its recipe where it was
        quicker, and so does a file of that name that is no recipe.

        Raises:
            UnwritableReport.
        """
        announced = self._recipe(origin, Output(result.name, _NOT_YET))
        with alone_in(result.parent):
            if os.path.lexists(result) or _read(result) == announced or _is_taken(result):
                return False
            recipes.write(announced, result)
            return True

    def withdraw(self, result: Path) -> None:
        """The announced result does not appear; another program's recipe stays."""
        with contextlib.suppress(OSError), alone_in(result.parent):
            known = _read(result)
            if known is not None and known.output.sha256 == _NOT_YET:
                recipes.sidecar(result).unlink()

    def record(self, origin: Input, result: Path) -> Path:
        """Save the recipe of ``result``, which has appeared; where.

        Raises:
            UnwritableReport: it could not be saved, or a file that is no recipe has its name and is not to be replaced.
        """
        with alone_in(result.parent):
            if self.options.collision != "overwrite" and _is_taken(result):
                raise UnwritableReport(
                    f"{shown(recipes.sidecar(result))} is there and is no recipe that can be used, so it stays, and "
                    "the result has none. Ask for overwriting to have it replaced."
                )
            try:
                output = Output.of(result)
            except OSError as error:
                raise UnwritableReport(
                    f"The recipe of {result.name} could not be saved: the result is gone."
                ) from error
            recipes.write(self._recipe(origin, output), result)
        return recipes.sidecar(result)

    def _is_made_without_recipe(self, announced: Recipe, source: Path, result: Path) -> bool:
        """Of a result whose recipe was never finished: it appeared whole, so it is what was announced."""
        recipe = replace(announced, output=Output.of(result))
        made = recipes.made_by(recipe, source, self._wanted(result))
        if made:
            recipes.write(recipe, result)
        return made

    def _wanted(self, result: Path) -> Wanted:
        options = self.options
        strengths = options.luminance, options.chrominance
        told = self.denoiser.sigma, self.denoiser.best
        return Wanted(result, self._model(), self.denoiser.tile, *strengths, options.format, *told)

    def _recipe(self, origin: Input, output: Output) -> Recipe:
        return Recipe(
            program=f"denoiser {version()}",
            input=origin,
            output=output,
            model=self._model(),
            device=self.denoiser.device,
            tile=self.denoiser.tile,
            luminance=self.options.luminance,
            chrominance=self.options.chrominance,
            format=self.options.format,
            sigma=self.denoiser.sigma,
            best=self.denoiser.best,
        )

    def _model(self) -> Model:
        return Model(self.denoiser.name, self.denoiser.sha256)


def _read(result: Path) -> Recipe | None:
    """The recipe beside a result, if there is one."""
    try:
        return recipes.read(recipes.sidecar(result))
    except WrongRecipe:
        return None


def _is_taken(result: Path) -> bool:
    """Whether something that is no recipe has the name of the result's."""
    return os.path.lexists(recipes.sidecar(result)) and _read(result) is None
