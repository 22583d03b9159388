using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Neura.TransparencyLog.Tiles;

/// <summary>Makes a rename durable. On Linux and macOS it is only once its directory is flushed; Windows journals it by itself.</summary>
internal static partial class DirectoryFlush
{
    private const int ReadOnly = 0;

    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var handle = Open(directory, ReadOnly);
        if (handle.IsInvalid || Sync(handle) != 0)
            throw new IOException($"Cannot flush the directory {directory}: error {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle handle);
}
