"""The official Python client's own image tests, unmodified, against the contract profile."""

import os
import subprocess
import sys

from conftest import serving

SDK = os.environ["OPENAI_SDK"]


def test_the_official_client_passes_its_own_tests():
    with serving("--profile", "contract") as url:
        # Its options are for a run of all its tests, on many processes.
        result = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-o", "addopts=", "-p", "no:cacheprovider",
             "tests/api_resources/test_images.py"],
            cwd=SDK, env={**os.environ, "TEST_API_BASE_URL": url}, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout
    assert "100 passed" in result.stdout
