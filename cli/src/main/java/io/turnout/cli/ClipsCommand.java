package io.turnout.cli;

import io.turnout.loadtest.ExitCode;
import io.turnout.loadtest.plan.DurationText;
import io.turnout.virtualuser.clip.AudioClip;
import io.turnout.virtualuser.clip.Clip;
import io.turnout.virtualuser.clip.ClipException;
import io.turnout.virtualuser.clip.ClipStore;
import io.turnout.virtualuser.clip.StoredClip;
import io.turnout.virtualuser.clip.VideoClip;
import io.turnout.virtualuser.clip.picture.Motion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "clips",
    description = {
      "Lists the clips that fake cameras and microphones play, makes some, or removes them all.",
      "A clip of pictures is made when --resolution, --fps or --motion is given, one of speech when"
          + " --speech or --level is."
    },
    mixinStandardHelpOptions = true)
final class ClipsCommand implements Callable<Integer> {
  private static final Pattern RESOLUTION = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final String NORMAL_RESOLUTION = "640x480";
  private static final int NORMAL_FRAMES_PER_SECOND = 20;
  private static final String NORMAL_LENGTH = "10s";

  @Option(names = "--folder", description = "where clips are kept; default: the user's cache")
  private @Nullable Path folder;

  @Option(names = "--resolution", description = "of the pictures; default: 640x480")
  private @Nullable String resolution;

  @Option(names = "--fps", description = "frames per second, 1 to 60; default: 20")
  private @Nullable Integer framesPerSecond;

  @Option(
      names = "--motion",
      description = "still, talking-head, busy or slides; default: talking-head")
  private @Nullable String motion;

  @Option(names = "--speech", description = "sound like a voice that speaks, for a microphone")
  private boolean speech;

  @Option(names = "--level", description = "of the speech in dBov, -60 to -15; default: -26")
  private @Nullable Integer levelDbov;

  @Option(names = "--length", description = "until a clip starts again; default: 10s")
  private @Nullable String length;

  @Option(names = "--seed", description = "chooses person, room and voice; default: 1")
  private @Nullable Long seed;

  @Option(names = "--remove-all", description = "removes every clip in the folder")
  private boolean removeAll;

  @Override
  public Integer call() throws InterruptedException {
    ClipStore store = folder == null ? ClipStore.ofThisUser() : ClipStore.at(folder);
    List<Clip> asked = asked();
    try {
      if (removeAll) {
        remove(store, asked);
      } else if (asked.isEmpty()) {
        list(store);
      } else {
        make(store, asked);
      }
      return ExitCode.PASSED;
    } catch (ClipException e) {
      throw new UserMistakeException(e.getMessage());
    } catch (IOException e) {
      throw new UserMistakeException(
          "clips: " + store.folder() + " cannot be used: " + e + "; choose another --folder");
    }
  }

  private List<Clip> asked() {
    boolean pictures = resolution != null || framesPerSecond != null || motion != null;
    boolean sound = speech || levelDbov != null;
    if (!pictures && !sound && (length != null || seed != null)) {
      throw new UserMistakeException(
          "clips: found --length or --seed alone; say --resolution for pictures, --speech for"
              + " sound, or both");
    }
    List<Clip> clips = new ArrayList<>();
    Duration lasting = duration(Objects.requireNonNullElse(length, NORMAL_LENGTH));
    long seedNumber = Objects.requireNonNullElse(seed, 1L);
    if (pictures) {
      Matcher size = resolution(Objects.requireNonNullElse(resolution, NORMAL_RESOLUTION));
      clips.add(
          new VideoClip(
              Integer.parseInt(size.group(1)),
              Integer.parseInt(size.group(2)),
              Objects.requireNonNullElse(framesPerSecond, NORMAL_FRAMES_PER_SECOND),
              lasting,
              motion == null ? Motion.TALKING_HEAD : Motion.of(motion),
              seedNumber));
    }
    if (sound) {
      int level = Objects.requireNonNullElse(levelDbov, AudioClip.NORMAL_LEVEL_DBOV);
      clips.add(new AudioClip(lasting, level, seedNumber));
    }
    return clips;
  }

  private static Matcher resolution(String text) {
    Matcher matcher = RESOLUTION.matcher(text);
    if (!matcher.matches()) {
      throw new UserMistakeException(
          "--resolution: found " + text + ", expected width and height such as 640x480");
    }
    return matcher;
  }

  private static Duration duration(String text) {
    return DurationText.parse(text)
        .orElseThrow(
            () ->
                new UserMistakeException(
                    "--length: found " + text + ", expected a duration such as 10s or 1min"));
  }

  private static void make(ClipStore store, List<Clip> clips)
      throws IOException, ClipException, InterruptedException {
    for (Clip clip : clips) {
      try (ClipMaking making = ClipMaking.start(System.err, clip)) {
        Path file = store.provide(clip, making);
        making.end();
        System.out.println(file);
      }
    }
  }

  private static void remove(ClipStore store, List<Clip> asked)
      throws IOException, InterruptedException {
    if (!asked.isEmpty()) {
      throw new UserMistakeException("clips: either make a clip or --remove-all, not both");
    }
    List<StoredClip> removed = store.removeAll();
    System.out.println("removed " + summary(removed) + " from " + store.folder());
  }

  private static void list(ClipStore store) throws IOException {
    List<StoredClip> clips = store.list();
    for (StoredClip clip : clips) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%12s  %-10s  %s",
              mebibytes(clip.sizeBytes()),
              clip.state().name().toLowerCase(Locale.ROOT),
              clip.file()));
    }
    System.out.println(
        clips.isEmpty()
            ? "no clips in "
                + store.folder()
                + "; `turnout clips --resolution 640x480 --speech` makes two"
            : summary(clips) + "; `turnout clips --remove-all` removes them");
  }

  private static String summary(List<StoredClip> clips) {
    long bytes = clips.stream().mapToLong(StoredClip::sizeBytes).sum();
    return clips.size() + (clips.size() == 1 ? " clip, " : " clips, ") + mebibytes(bytes);
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
  }
}
