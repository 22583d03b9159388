using System.Security.Cryptography;
using Neura.ContentStore;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Application.Custody;

/// <summary>The master key in a file: one line, readable by its owner alone.</summary>
public static class MasterKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int Length = 16 + (2 * SplitKey.Size) + 1;

    private static ReadOnlySpan<byte> Format => "neura-master-v1 "u8;

    /// <summary>Writes a new file, to the disk itself and its folder's entry too; an existing one is never overwritten.</summary>
    /// <returns>False: there is one already.</returns>
    public static bool TryCreate(string path, SplitKey key)
    {
        Span<byte> secret = stackalloc byte[SplitKey.Size];
        Span<byte> text = stackalloc byte[Length];
        key.Export(secret);
        Format.CopyTo(text);
        Convert.TryToHexStringLower(secret, text[Format.Length..], out _);
        text[^1] = (byte)'\n';
        var written = NewFile.TryWrite(path, text);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(text);
        return written;
    }

    /// <exception cref="CustodyException">KEY_FILE: missing, open to others, or no such file.</exception>
    public static SplitKey Read(string path)
    {
        if (!File.Exists(path)) throw Wrong("is missing. Without it no sealed content can be opened: restore it from its backup");
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
            throw Wrong("can be read by others: chmod 600, and use a new master key (neura custody rekey)");
        Span<byte> text = stackalloc byte[Length + 1];
        Span<byte> secret = stackalloc byte[SplitKey.Size];
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) == Length
                && text.StartsWith(Format) && text[Length - 1] == '\n'
                && Convert.FromHexString(text[Format.Length..(Length - 1)], secret, out _, out _) == System.Buffers.OperationStatus.Done
                    ? SplitKey.Import(secret)
                    : throw Wrong("is no master key");
        }
        catch (FormatException)
        {
            throw Wrong("is no master key");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
            CryptographicOperations.ZeroMemory(secret);
        }

        CustodyException Wrong(string why) => new("KEY_FILE", $"The master key's file {path} {why}.");
    }
}
