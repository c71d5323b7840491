package io.turnout.virtualuser.grid;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledBrowserTest {

  @Test
  void shouldNameTheRemedyWhenThereIsNoBrowser(@TempDir Path empty) {
    assertThatThrownBy(() -> InstalledBrowser.find(BrowserProduct.CHROME, empty.toString()))
        .isInstanceOf(GridUnavailableException.class)
        .hasMessageContaining("no chromium or google-chrome or chrome in the PATH")
        .hasMessageContaining("apt install chromium chromium-driver");
  }

  @Test
  void shouldNameTheRemedyWhenThereIsNoFirefox(@TempDir Path empty) {
    assertThatThrownBy(() -> InstalledBrowser.find(BrowserProduct.FIREFOX, empty.toString()))
        .isInstanceOf(GridUnavailableException.class)
        .hasMessageContaining("no firefox or firefox-esr in the PATH")
        .hasMessageContaining("geckodriver");
  }

  @Test
  void shouldRefuseADriverOfAnotherRelease() {
    assertThatThrownBy(() -> InstalledBrowser.checkSameRelease("156.0.1.2", "155.0.1.2"))
        .hasMessageContaining("chromium is version 156.0.1.2 and chromedriver 155.0.1.2");
    assertThatCode(() -> InstalledBrowser.checkSameRelease("156.0.1.2", "156.0.9.9"))
        .doesNotThrowAnyException();
  }
}
