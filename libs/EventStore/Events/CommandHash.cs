using System.Security.Cryptography;
using System.Text.Json;

namespace Neura.EventStore;

/// <summary>What tells two commands with one id apart.</summary>
public static class CommandHash
{
    /// <summary>SHA-256 of the command's type name and JSON: the same command gives the same hash in every process.</summary>
    public static byte[] Of<TCommand>(TCommand command, JsonSerializerOptions json)
        where TCommand : notnull
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var type = command.GetType();
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(type.FullName + "\n"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(command, type, json));
        return hash.GetHashAndReset();
    }
}
