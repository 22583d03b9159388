namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>What the kernel refused a confined child that asked for it, in so many words: what holds is tried, not assumed.</summary>
[Flags]
internal enum Refusals : byte
{
    None = 0,
    Socket = 1,
    Program = 2,
    Process = 4,
    Tracing = 8,
    Writing = 16,
    OtherFiles = 32,
    Signal = 64,
    SharedMemory = 128,
    BySystemCall = Socket | Program | Process | Tracing | Writing | SharedMemory,
}
