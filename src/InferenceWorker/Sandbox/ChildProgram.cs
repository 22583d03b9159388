using System.Globalization;
using Microsoft.Win32.SafeHandles;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox.Linux;
using NeuraNft.InferenceWorker.Sandbox.Wire;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>
/// The child's side: everything that it needs is made ready, then it gives up what it can, then it says what holds it, and only then does
/// it look at the one model that it will ever load. It ends when the worker closes its pipe, whether it meant to or died.
/// </summary>
internal static class ChildProgram
{
    public const string Name = "sandbox";
    private const int Commands = 3;
    private const int Replies = 4;
    private const int Model = 5;

    /// <param name="arguments">Provider, bytes of memory, bytes of a model at most, whether to filter system calls.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length != 4 || !OperatingSystem.IsLinux())
            return 2;
        var choice = new ExecutionProviderChoice(Enum.Parse<ExecutionProvider>(arguments[0]), []);
        var (memory, model) = (Number(arguments[1]), Number(arguments[2]));
        using var frames = new FrameStream(Open(Commands, FileAccess.Read), Open(Replies, FileAccess.Write), WireLimits.MaxFrameBytes);
        Models.RuntimeEnvironment.Limit(memory);
        // Loads the native library and what the compiler needs, while files can be read freely.
        if (choice.Probe() is not null)
            return 3;
        ThreadPool.SetMinThreads(16, 1);
        var (limited, user, filter) = Confiner.Confine(memory, model, bool.Parse(arguments[3]));
        frames.Write(new FrameWriter(FrameKind.Ready, 0)
            .Byte(limited ? (byte)1 : (byte)0).Byte(user ? (byte)1 : (byte)0)
            .Byte((byte)(filter ? RefusalProbe.Measure() : Refusals.None)));
        try
        {
            new ModelHost(frames, choice, Model).Serve();
            return 0;
        }
        catch (Exception e) when (e is IOException or WireException)
        {
            return 1;
        }
    }

    private static FileStream Open(int descriptor, FileAccess access) =>
        new(new SafeFileHandle(descriptor, ownsHandle: true), access, bufferSize: 0, isAsync: false);

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
