"""What the pictures of the comparison are called, and how much of each is there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from denoiser_gui.views.photo_pair import PhotoPair
from denoiser_gui.views.plates import DENOISED, NOISY

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class SideNames:
    """Names of pictures.

    Attributes:
        left, right: the two that are compared.
        titles: what the person calls them; noisy and denoised need none.
        earlier: the denoised one was made before, with other settings or in another attempt.
    """

    left: str = NOISY
    right: str = DENOISED
    titles: Mapping[str, str] = field(default_factory=dict)
    earlier: bool = False

    @property
    def sides(self) -> tuple[str, str]:
        return self.left, self.right

    def title(self, name: str) -> str:
        """Of a picture, whether it is there or not."""
        own = {NOISY: translate("CompareView", "Noisy"), DENOISED: translate("CompareView", "Denoised")}
        return self.titles.get(name) or own.get(name, name)

    def label(self, name: str, pair: PhotoPair | None) -> str:
        """What stands on the picture."""
        if name == DENOISED:
            return self._denoised(pair)
        title, done = self.title(name), pair.fraction_of(name) if pair and name != NOISY else 1.0
        if done is None:
            return translate("CompareView", "{title}: not there yet").format(title=title)
        if done < 1.0:
            return translate("CompareView", "{title} {percent} %").format(title=title, percent=int(100 * done))
        return title

    def _denoised(self, pair: PhotoPair | None) -> str:
        done = pair.fraction_done if pair else None
        if done is None:
            return translate("CompareView", "Not denoised yet")
        if self.earlier:
            return translate("CompareView", "Earlier result")
        if done < 1.0 and pair is not None and pair.has_earlier:
            text = translate("CompareView", "Denoised {percent} %, rest: earlier result")
            return text.format(percent=int(100 * done))
        if done < 1.0:
            return translate("CompareView", "Denoised {percent} %").format(percent=int(100 * done))
        return translate("CompareView", "Denoised")
