using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>
/// In a child that waits for its model: memory for the weights is got from the kernel while the worker still decrypts them. It is taken
/// from the C library, made real, and given back to it, which keeps it for what the runtime takes on the process's first thread.
/// </summary>
internal static unsafe class HeapAhead
{
    // glibc's malloc.h, and the most that it takes from its heap in one piece.
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;
    private const int MostInOnePiece = 32 << 20;
    private const int Part = 16 << 20;

    /// <summary>In whole parts, as many as can be had. Other C libraries than glibc offer no such thing, and get none.</summary>
    public static void Fill(long bytes)
    {
        var page = Environment.SystemPageSize;
        List<nint> parts = [];
        try
        {
            if (LinuxCalls.SetAllocation(MapThreshold, MostInOnePiece) != 1 || LinuxCalls.SetAllocation(TrimThreshold, int.MaxValue) != 1)
                return;
            for (; bytes >= Part; bytes -= Part)
            {
                var part = (nint)NativeMemory.Alloc(Part);
                parts.Add(part);
                _ = LinuxCalls.Advise((part + page - 1) & -page, Part - page, LinuxCalls.PopulateForWriting);
            }
        }
        catch (Exception e) when (e is OutOfMemoryException or EntryPointNotFoundException)
        {
            // Loading finds out what that means for the model.
        }
        finally
        {
            parts.ForEach(part => NativeMemory.Free((void*)part));
        }
    }

    /// <summary>Back to the kernel goes what nobody has taken.</summary>
    public static void Trim()
    {
        try
        {
            _ = LinuxCalls.SetAllocation(TrimThreshold, Part);
            _ = LinuxCalls.TrimHeap(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Nothing was kept.
        }
    }
}
