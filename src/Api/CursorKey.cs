using System.Security.Cryptography;
using System.Text;
using Neura.ContentStore;

namespace NeuraNft.Api;

/// <summary>The secret that cursors are signed with: the same on every node, and after a restart.</summary>
internal static class CursorKey
{
    private const int Bytes = 32;

    /// <summary>By the configuration: the key itself, or the file that holds it. Base64 of at least 32 bytes.</summary>
    /// <exception cref="FormatException">There is none, or it is none. The message is a sentence.</exception>
    public static byte[] Of(DoorOptions door)
    {
        var (text, setting) = door switch
        {
            { CursorKey: { } key } => (key, nameof(DoorOptions.CursorKey)),
            { CursorKeyFile: { } file } => (Read(file), nameof(DoorOptions.CursorKeyFile)),
            _ => throw new FormatException(
                "GraphQL:CursorKey (or CursorKeyFile) is not set: cursors would end with the process, and no other node could open them."),
        };
        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), buffer, out var length) && length >= Bytes
            ? buffer[..length]
            : throw new FormatException($"GraphQL:{setting} is not base64 of at least {Bytes} bytes.");
    }

    /// <summary>Makes the file once, readable by this user alone.</summary>
    public static string Keep(string path)
    {
        PrivateFolder.Make(Path.GetDirectoryName(path)!);
        if (!File.Exists(path))
            NewFile.TryWrite(path, Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes))));
        return path;
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"GraphQL:{nameof(DoorOptions.CursorKeyFile)} cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
