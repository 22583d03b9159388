using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NeuraNft.InferenceWorker.Sandbox.Linux;

/// <summary>
/// A filter of the kernel's calls for all threads of this process, for good (seccomp). A list of what is allowed: the rest fails with
/// EPERM. The program is classic BPF over struct seccomp_data { int nr; u32 arch; u64 ip; u64 args[6] }, little endian.
/// https://docs.kernel.org/userspace-api/seccomp_filter.html
/// </summary>
internal static class SystemCallFilter
{
    private const nint Seccomp = 317;
    private const nint SetModeFilter = 1;
    private const nint AllThreads = 1;
    private const uint X64 = 0xC000003E;
    private const uint Allow = 0x7FFF0000;
    private const uint Deny = 0x00050000 | 1;
    private const uint NotOffered = 0x00050000 | 38;
    private const uint KillProcess = 0x80000000;
    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort JumpIfAnySet = 0x45;
    private const ushort Return = 0x06;
    private const uint Number = 0;
    private const uint Architecture = 4;
    private const uint Argument0 = 16;
    private const uint Argument1 = 24;
    private const uint Argument2 = 32;
    private const uint OtherInterface = 0x40000000;
    private const uint CloneThread = 0x00010000;
    // CLONE_NEW*: a thread in namespaces of its own.
    private const uint CloneSpaces = 0x7E020080;
    // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_TMPFILE.
    private const uint OpenToWrite = 0x1 | 0x2 | 0x40 | 0x200 | 0x400000;
    private const uint NameThread = 15;
    private const uint NameMemory = 0x53564D41;

    public static bool IsOffered =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64;

    /// <summary>Needs no_new_privs of the calling thread.</summary>
    public static unsafe void Install()
    {
        var program = Program((uint)Environment.ProcessId);
        fixed (Instruction* first = program)
        {
            var filter = new Filter { Length = (ushort)program.Length, First = first };
            var refused = LinuxCalls.Call(Seccomp, SetModeFilter, AllThreads, (nint)(&filter), 0);
            if (refused != 0)
                throw new Win32Exception(Marshal.GetLastPInvokeError(), $"seccomp ({refused})");
        }
    }

    internal static Instruction[] Program(uint process)
    {
        List<Instruction> program =
        [
            new(Load, Architecture), new(JumpIfEqual, X64, 1, 0), new(Return, KillProcess),
            // The x32 interface numbers the same calls otherwise.
            new(Load, Number), new(JumpIfAtLeast, OtherInterface, 0, 1), new(Return, KillProcess),
        ];
        foreach (var call in SystemCalls.Allowed)
            program.AddRange([new(JumpIfEqual, (uint)call, 0, 1), new(Return, Allow)]);
        // A new thread, never a new process. clone3 has its flags behind a pointer, which no filter can follow; then clone is used.
        program.AddRange([new(JumpIfEqual, SystemCalls.Clone3, 0, 1), new(Return, NotOffered)]);
        program.AddRange(When(SystemCalls.Clone, [
            new(Load, Argument0), new(JumpIfAnySet, CloneSpaces, 2, 0), new(JumpIfAnySet, CloneThread, 0, 1), new(Return, Allow)]));
        program.AddRange(When(SystemCalls.OpenAt, [new(Load, Argument2), new(JumpIfAnySet, OpenToWrite, 1, 0), new(Return, Allow)]));
        program.AddRange(When(SystemCalls.Open, [new(Load, Argument1), new(JumpIfAnySet, OpenToWrite, 1, 0), new(Return, Allow)]));
        program.AddRange(When(SystemCalls.ThreadKill, [new(Load, Argument0), new(JumpIfEqual, process, 0, 1), new(Return, Allow)]));
        program.AddRange(When(SystemCalls.Kill, [new(Load, Argument0), new(JumpIfEqual, process, 0, 1), new(Return, Allow)]));
        // Limits may be read: where the new ones (a pointer) are null.
        program.AddRange(When(SystemCalls.SetLimits, [
            new(Load, Argument2), new(JumpIfEqual, 0, 0, 3), new(Load, Argument2 + 4), new(JumpIfEqual, 0, 0, 1), new(Return, Allow)]));
        program.AddRange(When(SystemCalls.ProcessControl, [
            new(Load, Argument0), new(JumpIfEqual, NameThread, 2, 0), new(JumpIfEqual, NameMemory, 1, 0),
            new(JumpIfEqual, LinuxCalls.SetDumpable, 0, 1), new(Return, Allow)]));
        program.Add(new(Return, Deny));
        return [.. program];
    }

    // What falls through the block is denied: the number is not in the accumulator any more.
    private static Instruction[] When(int call, Instruction[] block) =>
        [new(JumpIfEqual, (uint)call, 0, (byte)(block.Length + 1)), .. block, new(Return, Deny)];

    /// <summary>struct sock_filter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct Instruction(ushort code, uint operand, byte whenTrue = 0, byte whenFalse = 0)
    {
        public readonly ushort Code = code;
        public readonly byte WhenTrue = whenTrue;
        public readonly byte WhenFalse = whenFalse;
        public readonly uint Operand = operand;
    }

    /// <summary>struct sock_fprog.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Filter
    {
        public ushort Length;
        public Instruction* First;
    }
}
