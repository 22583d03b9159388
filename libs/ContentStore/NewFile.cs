using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Neura.ContentStore;

/// <summary>
/// A file that appears whole, for its user alone, and once: of all that write it at the same moment, one succeeds. (File.Move without
/// overwriting looks first and renames then; a second one in between replaces the first's file. It is for file systems without links.)
/// </summary>
public static partial class NewFile
{
    private const int Exists = 17;

    // EPERM, ENOSYS and EOPNOTSUPP (as macOS and Linux number it): the file system has no second names.
    private static readonly int[] s_noLinks = [1, 38, 45, 95];

    /// <returns>False: another's is there, and stays.</returns>
    public static bool TryWrite(string path, ReadOnlySpan<byte> bytes)
    {
        var unfinished = $"{path}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(unfinished, options))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            if (!TryName(unfinished, path))
                return false;
        }
        finally
        {
            File.Delete(unfinished);
        }
        DirectoryFlush.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return true;
    }

    private static bool TryName(string unfinished, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(unfinished, path) == 0)
                return true;
            var error = Marshal.GetLastPInvokeError();
            if (error == Exists)
                return false;
            if (!s_noLinks.Contains(error))
                throw new IOException($"Cannot name {path}: error {error}");
        }
        try
        {
            File.Move(unfinished, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string added);
}
