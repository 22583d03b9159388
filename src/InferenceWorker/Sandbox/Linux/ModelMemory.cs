using System.Buffers;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>
/// A file without a name, in memory only, that holds a model for one child: written here through a mapping, then sealed, after which nobody
/// can change it, not even who holds it open. It lies at no path; only who has the descriptor reads it.
/// </summary>
internal sealed unsafe class ModelMemory : MemoryManager<byte>
{
    private const uint CloseOnExec = 1;
    private const uint AllowSealing = 2;
    private const int AddSeals = 1033;
    private const int GetSeals = 1034;
    private const int SealAll = 1 | 2 | 4 | 8;
    private const int ReadWrite = 3;
    private const int ReadOnly = 1;
    private const int Shared = 1;
    private const int Populate = 0x8000;
    private const int Step = 4 << 20;

    private nint address;
    private int length;
    private Task populating = Task.CompletedTask;
    private volatile bool isFilled;

    public ModelMemory() =>
        File = ChildPipe.Lift(Checked(LinuxCalls.MemoryFile("model", CloseOnExec | AllowSealing), "memfd_create"));

    private ModelMemory(int file, long bytes)
    {
        File = file;
        // All pages at once: a fault for each of 25,000 costs more than the copy.
        MapFile(bytes, ReadOnly, Populate);
    }

    /// <summary>The descriptor.</summary>
    public int File { get; private set; }

    public long Bytes => length;

    /// <summary>Read-only, in the child. Refuses a file that could still be changed.</summary>
    public static ModelMemory OpenSealed(int file, long bytes)
    {
        var seals = LinuxCalls.Control(file, GetSeals, 0);
        return (seals & SealAll) == SealAll ? new ModelMemory(file, bytes) : throw new InvalidDataException("The model is not sealed.");
    }

    /// <summary>Room for the model, to be filled.</summary>
    public Memory<byte> Reserve(long bytes)
    {
        Checked(LinuxCalls.Truncate(File, bytes), "ftruncate");
        MapFile(bytes, ReadWrite, 0);
        populating = Task.Run(PopulateAhead);
        return Memory;
    }

    /// <summary>From here on nobody can change it. The mapping goes first: a file that is mapped for writing cannot be sealed.</summary>
    public void Seal()
    {
        Unmap();
        Checked(LinuxCalls.Control(File, AddSeals, SealAll), "sealing");
    }

    public override Span<byte> GetSpan() => new((void*)address, address == 0 ? 0 : length);

    // The memory does not move.
    public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)address + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
        Unmap();
        if (File >= 0)
            _ = LinuxCalls.Close(File);
        File = -1;
    }

    private void MapFile(long bytes, int protection, int populate)
    {
        length = checked((int)bytes);
        if (length == 0)
            return;
        address = LinuxCalls.Map(0, length, protection, Shared | populate, File, 0);
        if (address == -1)
        {
            address = 0;
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "mmap");
        }
    }

    // The kernel takes half as long to make the pages as it takes to decrypt what goes there: it does so ahead of whoever fills them.
    // Before Linux 5.14 it refuses, and makes each as it is written to.
    private void PopulateAhead()
    {
        for (var done = 0L; done < length && !isFilled; done += Step)
        {
            var step = (nint)Math.Min(Step, length - done);
            if (LinuxCalls.Advise(address + (nint)done, step, LinuxCalls.PopulateForWriting) != 0)
                return;
        }
    }

    private void Unmap()
    {
        isFilled = true;
        populating.GetAwaiter().GetResult();
        if (address != 0)
            _ = LinuxCalls.Unmap(address, length);
        address = 0;
    }

    private static int Checked(int result, string what) =>
        result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError(), what);
}
