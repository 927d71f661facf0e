"""What hatchling does before it packs: the translations are compiled, so that a wheel speaks Chinese."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTranslations(BuildHookInterface[Any]):
    """Compiles resources/i18n where a source is newer than what was made of it.

    An editable installation needs none of it: `packaging/dev.py` compiles before each start.
    """

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """The Qt tool that compiles comes with PySide6; a source archive brings the compiled files along."""
        wanted: list[str] = self.metadata.config["project"]["dependencies"]
        return [each for each in wanted if each.startswith("PySide6") and self._stale()]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises subprocess.CalledProcessError: no package is better than one that speaks half a language."""
        if version != "editable" and self._stale():
            script = str(Path(self.root, "packaging", "i18n.py"))
            subprocess.run([sys.executable, script, "compile"], check=True)

    def _stale(self) -> bool:
        sources = list(Path(self.root, "resources", "i18n").glob("*.ts"))
        made = [source.with_suffix(".qm") for source in sources]
        return any(
            not qm.exists() or qm.stat().st_mtime < ts.stat().st_mtime
            for ts, qm in zip(sources, made, strict=True)
        )
