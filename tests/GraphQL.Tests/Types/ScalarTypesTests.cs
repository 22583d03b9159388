using FsCheck;
using FsCheck.Fluent;
using Neura.GraphQL;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Types;

public sealed class ScalarTypesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1.0, 1)]
    [InlineData(true, 1)]
    [InlineData("-5", -5)]
    public void Int_serializes_what_is_a_whole_number(object value, int expected) => ScalarTypes.Int.Serialize(value).ShouldBe(expected);

    [Theory]
    [InlineData(1.5, "Int cannot represent non-integer value: 1.5")]
    [InlineData("", "Int cannot represent non-integer value: \"\"")]
    [InlineData(4294967296L, "Int cannot represent non 32-bit signed integer value: 4294967296")]
    [InlineData(1e100, "Int cannot represent non 32-bit signed integer value: 1e+100")]
    public void Int_refuses_to_serialize_anything_else(object value, string message) =>
        Should.Throw<GraphQLException>(() => ScalarTypes.Int.Serialize(value)).Message.ShouldBe(message);

    [Fact]
    public void Id_takes_whole_numbers_and_texts()
    {
        ScalarTypes.ID.ParseValue(7).ShouldBe("7");
        ScalarTypes.ID.ParseValue("x").ShouldBe("x");
        Should.Throw<GraphQLException>(() => ScalarTypes.ID.ParseValue(1.5)).Message.ShouldBe("ID cannot represent value: 1.5");
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1.5e-7, "1.5e-7")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(-0.0, "0")]
    [InlineData(123456.789, "123456.789")]
    [InlineData(5e-324, "5e-324")]
    public void Numbers_print_as_in_ecmascript(double number, string text) => Numbers.ToText(number).ShouldBe(text);

    [Fact]
    public void Literal_of_a_serialized_string_coerces_back_to_it() => Prop.ForAll<string>(text =>
    {
        if (text is null || text.Any(char.IsSurrogate))
            return true;
        var literal = ValueLiterals.ToLiteral(text, ScalarTypes.String)!;
        var read = GraphQLParser.ParseConstValue(SyntaxPrinter.Print(literal));
        return LiteralCoercion.TryCoerce(read, ScalarTypes.String, out var value) && (string?)value == text;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Literal_of_a_number_coerces_back_to_it() => Prop.ForAll<double>(number =>
    {
        if (!double.IsFinite(number))
            return true;
        var read = GraphQLParser.ParseConstValue(ValueLiterals.ToLiteral(number, ScalarTypes.Float)!.ToString()!);
        return LiteralCoercion.TryCoerce(read, ScalarTypes.Float, out var value) && (double)value! == number;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_literal_is_not_echoed_without_bound()
    {
        var literal = new StringValueNode(new string('a', 100_000));
        Should.Throw<GraphQLException>(() => ScalarTypes.Int.ParseLiteral(literal, null)).Message.Length.ShouldBeLessThan(1_100);
    }
}
