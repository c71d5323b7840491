package io.turnout.virtualuser.clip;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Thread-safe, and safe among processes. A folder of clips. A clip gets its name only when it is
 * complete, and its checksum is compared before each use.
 */
public final class ClipStore {
  /** Largest clip. */
  public static final long LARGEST_CLIP_BYTES = 4L << 30;

  /** Room that is left on the disk for others. */
  static final long DISK_RESERVE_BYTES = 256L << 20;

  private static final String UNFINISHED = ".part";

  /** What is ours in the folder, of any version. */
  private static final Pattern OURS =
      Pattern.compile("(camera|microphone)-.+-seed-?\\d+-v\\d+\\.(y4m|wav)(\\.part)?");

  private final Path folder;
  private final FreeSpace freeSpace;

  /** Bytes that may still be written below a folder. */
  interface FreeSpace {
    long bytes(Path folder) throws IOException;
  }

  ClipStore(Path folder, FreeSpace freeSpace) {
    this.folder = folder.toAbsolutePath().normalize();
    this.freeSpace = freeSpace;
  }

  /** The store in this folder, which is made when the first clip is. */
  public static ClipStore at(Path folder) {
    return new ClipStore(folder, path -> Files.getFileStore(path).getUsableSpace());
  }

  /** The store of this user of this machine, {@link #defaultFolder}. */
  public static ClipStore ofThisUser() {
    return at(defaultFolder(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  /**
   * {@return {@code turnout/clips} in the user's cache: {@code XDG_CACHE_HOME} where it is an
   * absolute path (XDG Base Directory Specification), else {@code .cache} in the home folder}
   */
  public static Path defaultFolder(Map<String, String> environment, Path home) {
    String asked = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path cache =
        !asked.isEmpty() && Path.of(asked).isAbsolute() ? Path.of(asked) : home.resolve(".cache");
    return cache.resolve("turnout").resolve("clips");
  }

  /** {@return where the clips are, absolute} */
  public Path folder() {
    return folder;
  }

  /** {@return the clip's file when it is there and intact; reads the whole file} */
  public Optional<Path> find(Clip clip) throws IOException {
    Path file = folder.resolve(clip.fileName());
    return ClipFile.isIntact(file, clip) ? Optional.of(file) : Optional.empty();
  }

  /**
   * {@return the clip's file, which must be there; reads the whole file}
   *
   * @throws ClipException when it is not there or damaged, with the command that makes it
   */
  public Path require(Clip clip) throws IOException, ClipException {
    Optional<Path> file = find(clip);
    if (file.isEmpty()) {
      Path path = folder.resolve(clip.fileName());
      throw new ClipException(
          "clip: "
              + path
              + (Files.exists(path) ? " is damaged" : " does not exist")
              + "; make it with `"
              + clip.command()
              + "`");
    }
    return file.get();
  }

  /**
   * {@return the clip's file, made now unless it is there and intact}
   *
   * @throws ClipException when the clip is too large for {@link #LARGEST_CLIP_BYTES} or for the
   *     disk
   * @throws IOException when the folder cannot be written
   */
  public Path provide(Clip clip, ClipProgress progress)
      throws IOException, ClipException, InterruptedException {
    Optional<Path> there = find(clip);
    if (there.isPresent()) {
      return there.get();
    }
    ClipSize.requireAllowed(clip, LARGEST_CLIP_BYTES);
    Files.createDirectories(folder);
    try (FolderLock _ = FolderLock.take(folder, () -> progress.onWaiting(folder))) {
      // Who had the folder before may have made it.
      Optional<Path> meanwhile = find(clip);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      return make(clip, progress);
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw interrupted(e);
    }
  }

  private static InterruptedException interrupted(ClosedByInterruptException cause) {
    InterruptedException interrupted = new InterruptedException("while a clip was made");
    interrupted.initCause(cause);
    return interrupted;
  }

  /** Only with the folder's lock, so whatever is unfinished was left by one who was killed. */
  private Path make(Clip clip, ClipProgress progress)
      throws IOException, ClipException, InterruptedException {
    for (StoredClip left : list()) {
      if (left.state() == StoredClip.State.UNFINISHED) {
        Files.deleteIfExists(left.file());
      }
    }
    Path file = folder.resolve(clip.fileName());
    Files.deleteIfExists(file);
    ClipSize.requireRoom(clip, freeSpace.bytes(folder) - DISK_RESERVE_BYTES, folder);
    Path unfinished = folder.resolve(clip.fileName() + UNFINISHED);
    try {
      ClipWriter.write(unfinished, clip, progress);
      return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** {@return what is ours in the folder, by name; other files are left out} */
  public List<StoredClip> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> OURS.matcher(name(file)).matches()).sorted().toList();
    }
    List<StoredClip> clips = new ArrayList<>();
    for (Path file : files) {
      try {
        long sizeBytes = Files.size(file);
        clips.add(new StoredClip(file, sizeBytes, state(name(file), sizeBytes)));
      } catch (NoSuchFileException e) {
        // Finished or removed since.
        continue;
      }
    }
    return List.copyOf(clips);
  }

  private static StoredClip.State state(String name, long sizeBytes) {
    if (name.endsWith(UNFINISHED)) {
      return StoredClip.State.UNFINISHED;
    }
    return Clip.ofFileName(name)
        .map(
            clip ->
                clip.sizeBytes() == sizeBytes ? StoredClip.State.READY : StoredClip.State.DAMAGED)
        .orElse(StoredClip.State.OUTDATED);
  }

  /**
   * {@return what was removed: every clip of any version, and nothing else in the folder} Browsers
   * that play one go on; those that start later do not find it.
   */
  public List<StoredClip> removeAll() throws IOException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (FolderLock _ = FolderLock.take(folder, () -> {})) {
      List<StoredClip> clips = list();
      for (StoredClip clip : clips) {
        Files.deleteIfExists(clip.file());
      }
      return clips;
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
