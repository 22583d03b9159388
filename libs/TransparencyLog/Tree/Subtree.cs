namespace Neura.TransparencyLog.Tree;

/// <summary>A perfect subtree of 2^Height leaves, the Index-th of its height from the left.</summary>
public readonly record struct Subtree(int Height, long Index);
