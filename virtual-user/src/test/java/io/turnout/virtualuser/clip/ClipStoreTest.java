package io.turnout.virtualuser.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.turnout.virtualuser.clip.picture.Motion;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
final class ClipStoreTest {
  static final VideoClip CLIP = new VideoClip(160, 120, 10, Duration.ofSeconds(2), Motion.STILL, 1);
  private static final AudioClip SPEECH = new AudioClip(Duration.ofSeconds(1), -26, 1);

  @TempDir private Path temporary;
  private Path folder;
  private ClipStore store;

  @BeforeEach
  void open() {
    folder = temporary.resolve("clips");
    store = ClipStore.at(folder);
  }

  @Test
  void shouldMakeAClipOnceAndTellHowFarItIs() throws Exception {
    List<Long> done = new ArrayList<>();
    Path file =
        store.provide(
            CLIP,
            (doneBytes, totalBytes) -> {
              done.add(doneBytes);
              assertThat(totalBytes).isEqualTo(CLIP.sizeBytes());
            });

    assertThat(file).isEqualTo(folder.resolve(CLIP.fileName())).hasSize(CLIP.sizeBytes());
    assertThat(done).isSorted().hasSizeGreaterThanOrEqualTo(CLIP.frames());
    assertThat(done.getLast()).isEqualTo(CLIP.sizeBytes());
    AtomicInteger again = new AtomicInteger();
    assertThat(store.provide(CLIP, (_, _) -> again.incrementAndGet())).isEqualTo(file);
    assertThat(again).hasValue(0);
    assertThat(store.require(CLIP)).isEqualTo(file);
  }

  @Test
  void shouldRefuseAClipThatDoesNotExistWithTheCommandThatMakesIt() {
    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> store.require(CLIP))
        .withMessageContaining(folder.resolve(CLIP.fileName()) + " does not exist")
        .withMessageContaining(CLIP.command());
  }

  @ParameterizedTest
  @ValueSource(longs = {12, 200, 20_000})
  void shouldNeverUseADamagedFile(long damagedAt) throws Exception {
    Path file = store.provide(CLIP, ClipProgress.NONE);
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.seek(damagedAt);
      int old = content.read();
      content.seek(damagedAt);
      content.write(old ^ 1);
    }

    assertThat(store.find(CLIP)).isEmpty();
    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> store.require(CLIP))
        .withMessageContaining("is damaged");
    store.provide(CLIP, ClipProgress.NONE);
    assertThat(store.find(CLIP)).contains(file);
  }

  @Test
  void shouldNeverUseAHalfWrittenFileAndRemoveWhatAKilledMakerLeft() throws Exception {
    Files.createDirectories(folder);
    Path half = Files.write(folder.resolve(CLIP.fileName()), new byte[100]);
    Path left = Files.write(folder.resolve(SPEECH.fileName() + ".part"), new byte[100]);
    assertThat(store.find(CLIP)).isEmpty();
    assertThat(store.list())
        .containsExactly(
            new StoredClip(half, 100, StoredClip.State.DAMAGED),
            new StoredClip(left, 100, StoredClip.State.UNFINISHED));

    store.provide(CLIP, ClipProgress.NONE);

    assertThat(store.list())
        .containsExactly(new StoredClip(half, CLIP.sizeBytes(), StoredClip.State.READY));
  }

  @Test
  void shouldLeaveNothingWhenItIsInterrupted() throws Exception {
    Thread maker = Thread.currentThread();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> store.provide(CLIP, (_, _) -> maker.interrupt()));

    assertThat(Thread.interrupted()).isFalse();
    assertThat(store.list()).isEmpty();
    assertThat(store.provide(CLIP, ClipProgress.NONE)).hasSize(CLIP.sizeBytes());
  }

  @Test
  void shouldMakeAClipOnceHoweverManyThreadsAsk() throws Exception {
    AtomicInteger finished = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Path>> files = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        files.add(
            threads.submit(
                () ->
                    ClipStore.at(folder)
                        .provide(
                            CLIP,
                            (done, total) -> {
                              if (done == total) {
                                finished.incrementAndGet();
                              }
                            })));
      }
      for (Future<Path> file : files) {
        assertThat(file.get()).isEqualTo(folder.resolve(CLIP.fileName()));
      }
    }
    assertThat(finished).hasValue(1);
    assertThat(store.find(CLIP)).isPresent();
  }

  @Test
  void shouldMakeAClipOnceHoweverManyProcessesAsk() throws Exception {
    List<Process> makers = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        makers.add(otherProcess(temporary.resolve("maker-" + i + ".log")));
      }
      for (Process maker : makers) {
        assertThat(maker.waitFor(90, TimeUnit.SECONDS)).isTrue();
      }
    } finally {
      makers.forEach(Process::destroyForcibly);
    }
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      said.addAll(Files.readAllLines(temporary.resolve("maker-" + i + ".log")));
    }
    assertThat(said).containsExactlyInAnyOrder("made", "found");
    assertThat(store.find(CLIP)).isPresent();
  }

  private Process otherProcess(Path log) throws Exception {
    List<String> path = new ArrayList<>();
    for (Class<?> type : List.of(ClipStore.class, ClipStoreTest.class)) {
      path.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            String.join(File.pathSeparator, path),
            OtherMaker.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  @Test
  void shouldRefuseMoreThanTheLimitWithTheNumbersAndTheRemedy() {
    VideoClip huge = new VideoClip(3840, 2160, 30, Duration.ofMinutes(1), Motion.STILL, 1);

    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> store.provide(huge, ClipProgress.NONE))
        .withMessageContaining("would take 21357.4 MiB")
        .withMessageContaining("limit is 4096.0 MiB")
        .withMessageContaining("at most 11s");
    assertThat(folder).doesNotExist();
  }

  @Test
  void shouldRefuseMoreThanTheDiskHasRoomFor() {
    long free = ClipStore.DISK_RESERVE_BYTES + CLIP.sizeBytes() / 2;
    ClipStore full = new ClipStore(folder, _ -> free);

    assertThatExceptionOfType(ClipException.class)
        .isThrownBy(() -> full.provide(CLIP, ClipProgress.NONE))
        .withMessageContaining("would take 0.5 MiB")
        .withMessageContaining("room for 0.3 MiB")
        .withMessageContaining("at most 1s")
        .withMessageContaining("--folder");
  }

  @Test
  void shouldRemoveAllClipsAndNothingElse() throws Exception {
    store.provide(SPEECH, ClipProgress.NONE);
    Path old = Files.createFile(folder.resolve("camera-640x480-5fps-1s-still-seed1-v0.y4m"));
    Path other = Files.createFile(folder.resolve("holiday.y4m"));

    assertThat(store.list())
        .extracting(StoredClip::state)
        .containsExactly(StoredClip.State.OUTDATED, StoredClip.State.READY);
    assertThat(store.removeAll()).hasSize(2);

    assertThat(store.list()).isEmpty();
    assertThat(old).doesNotExist();
    assertThat(other).exists();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder(".lock", "holiday.y4m");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', /home/ann/.cache/turnout/clips",
    "/var/cache/ann, /var/cache/ann/turnout/clips",
    "relative, /home/ann/.cache/turnout/clips"
  })
  void shouldKeepClipsInTheUsersCache(String cacheHome, Path expected) {
    assertThat(ClipStore.defaultFolder(Map.of("XDG_CACHE_HOME", cacheHome), Path.of("/home/ann")))
        .isEqualTo(expected);
  }

  /** Asks for the clip in another process. */
  static final class OtherMaker {
    private OtherMaker() {}

    public static void main(String[] arguments)
        throws IOException, ClipException, InterruptedException {
      AtomicInteger written = new AtomicInteger();
      ClipStore.at(Path.of(arguments[0])).provide(CLIP, (_, _) -> written.incrementAndGet());
      System.out.println(written.get() > 0 ? "made" : "found");
    }
  }
}
