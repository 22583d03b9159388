using Neura.GraphQL;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Types;

public sealed class SchemaTests
{
    [Fact]
    public void Parse_of_invalid_text_is_refused_with_every_error()
    {
        var refused = Should.Throw<GraphQLException>(() => Schema.Parse("type Query { a: Missing b: Absent }"));
        refused.Errors.Select(e => e.Message).ShouldBe(["Unknown type \"Missing\".", "Unknown type \"Absent\"."]);
    }

    [Fact]
    public void Parse_of_text_without_a_query_type_is_refused() =>
        Should.Throw<GraphQLException>(() => Schema.Parse("type A { a: Int }")).Message.ShouldBe("Query root type must be provided.");

    [Fact]
    public void Default_value_that_refers_to_itself_is_refused_and_does_not_overflow() =>
        Should.Throw<GraphQLException>(() => Schema.Parse("input A { a: A = {} } type Query { f(a: A): Int }"))
            .Errors[0].Message.ShouldBe("The default value of A.a refers to itself.");

    [Fact]
    public void Types_built_in_code_may_refer_to_each_other()
    {
        ObjectType? author = null;
        var book = new ObjectType("Book", () => [new FieldDefinition("author", author!)]);
        author = new ObjectType("Author", () => [new FieldDefinition("books", new ListType(new NonNullType(book)))]);
        var query = new ObjectType("Query", () => [new FieldDefinition("book", book)]);
        var schema = SchemaValidator.Require(new Schema(new SchemaParts { Query = query }));
        SchemaPrinter.Print(schema).ShouldBe(
            "type Query {\n  book: Book\n}\n\ntype Book {\n  author: Author\n}\n\ntype Author {\n  books: [Book!]\n}");
    }

    [Fact]
    public void Two_types_of_one_name_are_refused()
    {
        var query = new ObjectType("Query", () =>
        [
            new FieldDefinition("a", new EnumType("E", new EnumValue("A"))),
            new FieldDefinition("b", new EnumType("E", new EnumValue("B"))),
        ]);
        Should.Throw<GraphQLException>(() => new Schema(new SchemaParts { Query = query }))
            .Message.ShouldContain("multiple types named \"E\"");
    }

    [Fact]
    public void Name_that_is_no_name_is_refused()
    {
        var query = new ObjectType("Query", () => [new FieldDefinition("a-b", ScalarTypes.Int)]);
        SchemaValidator.Validate(new Schema(new SchemaParts { Query = query })).ShouldHaveSingleItem().Message.ShouldContain("\"a-b\"");
    }

    [Fact]
    public void Meta_fields_are_found_where_they_belong()
    {
        var schema = Schema.Parse("type Query { a: A } type A { x: Int }");
        schema.GetField(schema.QueryType!, "__schema").ShouldNotBeNull();
        schema.GetField(schema.GetType("A")!, "__schema").ShouldBeNull();
        schema.GetField(schema.GetType("A")!, "__typename").ShouldNotBeNull();
    }

    [Fact]
    public void Lone_carriage_return_and_line_feed_count_as_one_line() =>
        Should.Throw<SyntaxException>(() => GraphQLParser.Parse("{\r\n  a\r\n  ?\r\n}")).Location.ShouldBe(new Location(10, 10, 3, 3));
}
