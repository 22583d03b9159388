using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding.Library;

[InterfaceType]
public interface IWork
{
    string Title { get; }
}

public sealed record Film(string Title, int Minutes) : IWork;

public enum Genre
{
    Novel,
    ScienceFiction,
}

/// <summary>A number that ends in a check digit.</summary>
public readonly record struct Isbn(string Digits)
{
    public static Isbn Parse(string text) =>
        text.Length == 13 && text.All(char.IsAsciiDigit) ? new(text) : throw new FormatException("not 13 digits");
}
