using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.InferenceWorker;

/// <summary>This library as a program: the child that a model runs in.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        switch (args)
        {
            case [ChildProgram.Name, ..]:
                return ChildProgram.Run(args.AsSpan(1));
            default:
                return 2;
        }
    }
}
