using System.Diagnostics;
using Neura.Cryptography.Age;
using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.MainJob;

/// <summary>
/// Opens a downloaded header and payload as a user would: with the `age` that the system has, else (and then it says so) with our reader.
/// </summary>
internal static class AgeOpening
{
    /// <returns>The plaintext, and what opened it.</returns>
    public static async Task<(byte[] Plaintext, string Tool)> OpenAsync(
        byte[] header, byte[] payload, AgeIdentity identity, CancellationToken cancellationToken)
    {
        if (Find() is not { } age)
        {
            using var whole = new MemoryStream();
            await using var plaintext = await AgeFile.DecryptAsync(header, new MemoryStream(payload), identity, cancellationToken);
            await plaintext.CopyToAsync(whole, cancellationToken);
            return (whole.ToArray(), "our own reader, for `age` is not installed");
        }

        using var folder = new TemporaryFolder();
        var (key, file, opened) = (folder.Path + "/key.txt", folder.Path + "/model.age", folder.Path + "/model");
        await File.WriteAllTextAsync(key, TextOf(identity), cancellationToken);
        await File.WriteAllBytesAsync(file, [.. header, .. payload], cancellationToken);
        await RunAsync(age, ["--decrypt", "--identity", key, "--output", opened, file], cancellationToken);
        return (await File.ReadAllBytesAsync(opened, cancellationToken), $"{age} {await RunAsync(age, ["--version"], cancellationToken)}");
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "age")).FirstOrDefault(File.Exists);

    private static string TextOf(AgeIdentity identity)
    {
        Span<char> text = stackalloc char[AgeIdentity.TextLength];
        identity.WriteText(text);
        return new string(text);
    }

    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (
            process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? (await output).Trim() : throw new MainJobException($"{program}: {await errors}");
    }
}
