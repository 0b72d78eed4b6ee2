"""The built site, its server and a browser, as the browser tests have them."""

from __future__ import annotations

from tests.browser.conftest import context as context
from tests.browser.conftest import page as page
from tests.browser.conftest import server as server
from tests.browser.conftest import site as site
