"""A headless Chromium for the scripts that drive pages."""

import shutil

from selenium import webdriver

# The colours that a system may prefer.
SCHEMES = ("light", "dark")


def start():
    """Starts it, with what pages write to the console on record."""
    options = webdriver.ChromeOptions()
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    # Debian's driver: that of Selenium itself would be fetched from elsewhere.
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    browser = webdriver.Chrome(options=options, service=service)
    browser.set_window_size(1000, 1200)
    return browser


def prefer(browser, scheme):
    """Lets pages believe that the system prefers light or dark colours."""
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
