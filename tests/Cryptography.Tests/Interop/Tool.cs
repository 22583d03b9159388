using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NeuraNft.Cryptography.Tests.Interop;

/// <summary>Programs of others that our files are checked with.</summary>
internal static class Tool
{
    public static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    public static async Task NodeAsync(string script, params string[] arguments)
    {
        var (code, errors) = await TryAsync("node", [Path.Combine(Folder(), script), .. arguments]);
        code.ShouldBe(0, errors);
    }

    /// <summary>Debian's age; the test is skipped where it is not installed.</summary>
    public static async Task AgeAsync(params string[] arguments)
    {
        var (code, errors) = await TryAgeAsync(arguments);
        code.ShouldBe(0, errors);
    }

    public static Task<(int Code, string Errors)> TryAgeAsync(params string[] arguments)
    {
        Assert.SkipUnless(IsThere("age"), "age is not installed (apt-get install age).");
        return TryAsync("age", arguments);
    }

    private static async Task<(int Code, string Errors)> TryAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, WorkingDirectory = Folder() };
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }

    private static bool IsThere(string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true })!;
            process.WaitForExit();
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
