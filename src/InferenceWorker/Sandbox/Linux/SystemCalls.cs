namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>What a child may still ask of the kernel, by x86-64's numbers (arch/x86/entry/syscalls/syscall_64.tbl).</summary>
internal static class SystemCalls
{
    public const int Open = 2;
    public const int Kill = 62;
    public const int Clone = 56;
    public const int ProcessControl = 157;
    public const int ThreadKill = 234;
    public const int OpenAt = 257;
    public const int SetLimits = 302;
    public const int Clone3 = 435;

    /// <summary>Memory, threads, time, and files that are open already or may be read. No sockets, no processes, no changes.</summary>
    public static readonly int[] Allowed =
    [
        0,   // read
        1,   // write
        3,   // close
        4,   // stat
        5,   // fstat
        6,   // lstat
        7,   // poll
        8,   // lseek
        9,   // mmap
        10,  // mprotect
        11,  // munmap
        12,  // brk
        13,  // rt_sigaction
        14,  // rt_sigprocmask
        15,  // rt_sigreturn
        17,  // pread64
        19,  // readv
        20,  // writev
        21,  // access
        22,  // pipe
        23,  // select
        24,  // sched_yield
        25,  // mremap
        27,  // mincore
        28,  // madvise
        32,  // dup
        35,  // nanosleep
        39,  // getpid
        60,  // exit
        63,  // uname
        72,  // fcntl
        73,  // flock
        79,  // getcwd
        89,  // readlink
        96,  // gettimeofday
        97,  // getrlimit
        98,  // getrusage
        99,  // sysinfo
        100, // times
        102, // getuid
        104, // getgid
        107, // geteuid
        108, // getegid
        110, // getppid
        131, // sigaltstack
        149, // mlock
        150, // munlock
        158, // arch_prctl
        186, // gettid
        202, // futex
        203, // sched_setaffinity
        204, // sched_getaffinity
        217, // getdents64
        218, // set_tid_address
        219, // restart_syscall
        228, // clock_gettime
        229, // clock_getres
        230, // clock_nanosleep
        231, // exit_group
        237, // mbind
        239, // get_mempolicy
        262, // newfstatat
        267, // readlinkat
        269, // faccessat
        271, // ppoll
        273, // set_robust_list
        293, // pipe2
        309, // getcpu
        318, // getrandom
        324, // membarrier
        325, // mlock2
        332, // statx
        334, // rseq
        439, // faccessat2
        449, // futex_waitv
        454, // futex_wake
        455, // futex_wait
        456, // futex_requeue
    ];
}
