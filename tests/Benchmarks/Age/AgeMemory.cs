using System.Diagnostics;
using System.Globalization;
using System.IO.Pipelines;
using Neura.Cryptography.Age;

namespace NeuraNft.Benchmarks.Age;

/// <summary>
/// A process of its own that encrypts a long stream and decrypts it at the same time, and tells its largest resident memory.
/// </summary>
internal static class AgeMemory
{
    public const string Child = "age-stream";

    /// <summary>MB resident at most, as the kernel counted it (VmHWM).</summary>
    public static async Task<double> RunAsync(int gibibytes, CancellationToken ct)
    {
        string[] arguments = [typeof(AgeMemory).Assembly.Location, Child, $"{gibibytes}"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        // The host's collector keeps a heap for each core; this process is to show what streaming needs.
        start.Environment["DOTNET_gcServer"] = "0";
        // Else the youngest generation grows to the size of the processor's cache before anything is collected: 10 MB more here.
        start.Environment["DOTNET_GCgen0size"] = "0x400000";
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(ct);
        await child.WaitForExitAsync(ct);
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    public static async Task StreamAsync(int gibibytes, CancellationToken ct)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1 << 18, resumeWriterThreshold: 1 << 17));
        using var fileKey = AgeFileKey.Create();
        var length = (long)gibibytes << 30;
        var writing = Task.Run(() => WriteAsync(pipe.Writer, fileKey, length, ct), ct);
        await using var reader = await AgePayloadReader.OpenAsync(pipe.Reader.AsStream(), fileKey, keepsPayloadOpen: false, ct);
        var buffer = new byte[AgePayload.ChunkSize];
        long read = 0;
        for (int count; (count = await reader.ReadAsync(buffer, ct)) > 0;) read += count;
        await writing;
        if (read != length) throw new InvalidOperationException($"{read} of {length} bytes came back.");
        var line = (await File.ReadAllLinesAsync("/proc/self/status", ct)).First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        var kilobytes = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2];
        Console.WriteLine(double.Parse(kilobytes, CultureInfo.InvariantCulture) * 1.024 / 1000);
    }

    private static async Task WriteAsync(PipeWriter pipe, AgeFileKey fileKey, long length, CancellationToken ct)
    {
        await using var payload = pipe.AsStream();
        await AgeFile.EncryptAsync(new RepeatedStream(length), payload, fileKey, ct);
    }
}
