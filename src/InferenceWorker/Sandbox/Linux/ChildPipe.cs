using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>Pipes that no other process inherits.</summary>
internal static class ChildPipe
{
    private const int CloseOnExec = 0x80000;
    private const int DuplicateAbove = 1030;
    private const int SetSize = 1031;
    private const int Bytes = 1 << 20;

    // The child gets its descriptors as 3, 4 and 5: what is duplicated to them must not lie there.
    private const int Above = 10;

    public static unsafe (SafeFileHandle Read, SafeFileHandle Write) Open()
    {
        var ends = stackalloc int[2];
        if (LinuxCalls.Pipe(ends, CloseOnExec) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "pipe2");
        // Fewer turns for large tensors; a system that grants less is no failure.
        _ = LinuxCalls.Control(ends[0], SetSize, Bytes);
        return (Handle(ends[0]), Handle(ends[1]));
    }

    /// <summary>The same descriptor at a number that no child uses.</summary>
    public static int Lift(int file)
    {
        if (file >= Above)
            return file;
        var lifted = LinuxCalls.Control(file, DuplicateAbove, Above);
        _ = LinuxCalls.Close(file);
        return lifted >= 0 ? lifted : throw new Win32Exception(Marshal.GetLastPInvokeError(), "fcntl");
    }

    private static SafeFileHandle Handle(int file) => new(Lift(file), ownsHandle: true);
}
