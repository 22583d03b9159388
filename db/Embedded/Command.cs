using System.Diagnostics;

namespace Neura.Database;

/// <summary>One run of a program to its end.</summary>
internal static class Command
{
    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, string? user, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };
        if (user is not null) start.UserName = user;

        // The caller's PGDATA, PGPORT, locale and the like must not reach the server.
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToArray()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    public static async Task RunAsync(string program, string[] arguments, string? user, string folder, CancellationToken ct)
    {
        using var process = Process.Start(Describe(program, arguments, user, folder))
            ?? throw new EmbeddedPostgresException($"{program} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new EmbeddedPostgresException(
                $"{Path.GetFileName(program)} ended with code {process.ExitCode}: "
                + $"{(await error).Trim()} {(await output).Trim()}".TrimEnd());
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("PG", StringComparison.Ordinal) || name.StartsWith("LC_", StringComparison.Ordinal) || name is "LANG" or "LANGUAGE";
}
