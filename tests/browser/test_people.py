"""The people's side in a real browser: an account, a comment, a post with an image, and out again."""

import io
import time
from pathlib import Path

import pytest
from PIL import Image

_TYPING = 3.2  # seconds that the site takes a person to need for a form
_PASSWORD = "four words in a row"


# One message each: the site takes two a minute from one network.
@pytest.mark.parametrize(("language", "width"), [("ar", 360), ("en", 1280)])
def test_somebody_signs_up_writes_and_signs_out_without_a_script(
    browser_path: str, address: str, tmp_path: Path, language: str, width: int
) -> None:
    from playwright.sync_api import sync_playwright

    front = address if language == "ar" else f"{address}{language}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
        page = context.new_page()
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

        def send(**filled: str) -> None:
            for field, text in filled.items():
                page.fill(f"main [name={field}]", text)
            time.sleep(_TYPING)
            page.click("main form.sheet button")

        name = "الب ارسلان" if language == "ar" else "Reader 84"
        page.goto(f"{front}account/new")
        send(name=name, password=_PASSWORD)
        if language == "ar":
            page.goto(f"{front}latest")
            page.click("main .what a")
            page.click("main .discussion a.button")
            send(body="هل من خبر جديد؟")
            talk = page.inner_text("main .discussion")
            assert "هل من خبر جديد؟" in talk and name in talk
        else:
            picture = io.BytesIO()
            Image.new("RGB", (64, 40), (30, 90, 140)).save(picture, "PNG")
            (tmp_path / "hall.png").write_bytes(picture.getvalue())
            page.goto(f"{front}forum/new")
            page.set_input_files("main [name=image]", tmp_path / "hall.png")
            send(title="What is known by now", body="Look at the hall.", alt="an empty hall")
            assert page.locator("main img[alt='an empty hall']").count() == 1
        page.goto(f"{front}account")
        page.click("main form[action$='account/out'] button")
        page.goto(f"{front}account")
        assert "/account/in" in page.url
        assert faults == []
        browser.close()
