using System.Diagnostics;
using System.Globalization;

namespace NeuraNft.Benchmarks.Age;

/// <summary>
/// What OpenSSL and Debian's age do on this machine in the same minutes, by processor time: other work beside it counts less.
/// </summary>
internal static class OtherTools
{
    /// <summary>openssl speed's rate of ChaCha20-Poly1305 with 64 KiB blocks, MB/s.</summary>
    public static async Task<double> OpenSslAsync(CancellationToken ct)
    {
        var output = await ShellAsync("openssl speed -evp chacha20-poly1305 -bytes 65536 -seconds 2 2>/dev/null | tail -1", ct);
        return double.Parse(output.Trim().Split(' ')[^1].TrimEnd('k'), CultureInfo.InvariantCulture) / 1000;
    }

    /// <summary>age's rate on a file, MB/s of processor time (user and system); null where it is not installed.</summary>
    public static async Task<double?> AgeAsync(string arguments, string file, CancellationToken ct)
    {
        var output = await ShellAsync($"TIMEFORMAT='%U %S'; {{ time age {arguments} -o /dev/null '{file}' ; }} 2>&1", ct);
        var times = output.Trim().Split(' ');
        return times.Length == 2 && double.TryParse(times[0], CultureInfo.InvariantCulture, out var user)
            ? new FileInfo(file).Length / 1e6 / (user + double.Parse(times[1], CultureInfo.InvariantCulture))
            : null;
    }

    private static async Task<string> ShellAsync(string script, CancellationToken ct)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync(ct);
        await shell.WaitForExitAsync(ct);
        return output;
    }
}
