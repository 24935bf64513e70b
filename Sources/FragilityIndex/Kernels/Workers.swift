#if !os(Windows)
import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Bionic)
import Bionic
#endif

/// A thread that runs one part of some work after the other, and sleeps in between.
///
/// The system leaves a new thread on the core of its maker for milliseconds, which is longer than most stages take; one that slept is
/// woken on an idle core at once. Its memory crosses threads within its lock alone, which the compiler cannot follow.
final class Worker: Sendable {
  /// Those that sleep.
  private static let idle = Mutex<[Worker]>([])

  private nonisolated(unsafe) let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private nonisolated(unsafe) let change = UnsafeMutablePointer<pthread_cond_t>
    .allocate(capacity: 1)
  /// What is to be run next.
  private nonisolated(unsafe) var part: (() -> Void)?
  private nonisolated(unsafe) var isBusy = false

  private init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  /// A worker that is idle, or a new one; `nil` where the system has no more threads.
  static func take() -> Worker? {
    if let worker = idle.withLock({ $0.popLast() }) { return worker }
    let worker = Worker()
    let thread = startThread { worker.serve() }
    if let thread { pthread_detach(thread) }
    return thread == nil ? nil : worker
  }

  /// Runs a part of some work.
  func run(_ part: @escaping () -> Void) {
    pthread_mutex_lock(lock)
    (self.part, isBusy) = (part, true)
    pthread_cond_signal(change)
    pthread_mutex_unlock(lock)
  }

  /// Waits for the end of the part; then others may take the worker.
  func finish() {
    pthread_mutex_lock(lock)
    while isBusy { pthread_cond_wait(change, lock) }
    pthread_mutex_unlock(lock)
    Self.idle.withLock { $0.append(self) }
  }

  private func serve() -> Never {
    while true {
      runPart()
      // Nothing of the part is held any more.
      pthread_mutex_lock(lock)
      isBusy = false
      pthread_cond_signal(change)
      pthread_mutex_unlock(lock)
    }
  }

  private func runPart() {
    pthread_mutex_lock(lock)
    while part == nil { pthread_cond_wait(change, lock) }
    let own = part
    part = nil
    pthread_mutex_unlock(lock)
    own?()
  }
}

/// Starts a thread; `nil` where the system has no more.
func startThread(_ work: @escaping () -> Void) -> pthread_t? {
  let part = Unmanaged.passRetained(ThreadWork(work))
  // A thread is a pointer in some C libraries and a number in others.
  #if canImport(Darwin) || canImport(Musl)
  var thread: pthread_t?
  #else
  var thread = pthread_t()
  #endif
  let failure = pthread_create(
    &thread,
    nil,
    { argument in
      let argument: UnsafeMutableRawPointer? = argument
      if let argument { Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    },
    part.toOpaque()
  )
  guard failure == 0 else {
    part.release()
    return nil
  }
  return thread
}

/// What a thread was started for.
private final class ThreadWork {
  private let work: () -> Void

  init(_ work: @escaping () -> Void) { self.work = work }

  func run() { work() }
}
#endif
