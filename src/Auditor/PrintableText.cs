namespace NeuraNft.Auditor;

/// <summary>Text that users of the market chose, made harmless: a terminal obeys control characters.</summary>
internal static class PrintableText
{
    public static string Of(string text) => new([.. text.Select(c => char.IsControl(c) ? '\uFFFD' : c)]);
}
