using ModelPack.Packages.Comparing;

namespace ModelPack.Packages.Tests.Comparing;

public class ContractComparisonTests
{
    [Fact]
    public void A_contract_is_as_itself() => Assert.Empty(ContractComparison.Compare(Contracts.Create(), Contracts.Create()));

    [Fact]
    public void Words_about_a_member_change_nothing() =>
        Assert.Empty(ContractComparison.Compare(Contracts.Create(), Contracts.Create(input: Contracts.Length.Replace("\"unit\"", "\"summary\":\"How long.\",\"unit\"", StringComparison.Ordinal))));

    // What callers give: fewer values is breaking, more is not.
    [Theory]
    [InlineData("\"minimum\":0", "\"minimum\":1", "breaking: iris: input.length: the minimum was 0, is 1")]
    [InlineData("\"minimum\":0", "\"minimum\":-1", "additive: iris: input.length: the minimum was 0, is -1")]
    [InlineData("\"maximum\":10", "\"maximum\":9", "breaking: iris: input.length: the maximum was 10, is 9")]
    [InlineData(",\"maximum\":10", "", "additive: iris: input.length: the maximum was 10, is not there")]
    [InlineData("\"maximum\":10", "\"maximum\":10,\"exclusiveMaximum\":true", "breaking: iris: input.length: the maximum was 10, is 10 (excluded)")]
    [InlineData("\"cm\"", "\"mm\"", "breaking: iris: input.length: was in cm, is in mm: the same number means something else")]
    [InlineData("\"float32\"", "\"float64\"", "breaking: iris: input.length: was float32, is float64")]
    [InlineData("\"scalar\"", "\"array\"", "breaking: iris: input.length: was float32, is array of float32")]
    [InlineData("\"required\":true", "\"required\":false", "additive: iris: input.length: may be left out now")]
    [InlineData("\"required\":true", "\"required\":true,\"nullable\":true", "additive: iris: input.length: can be null now")]
    [InlineData("\"required\":true", "\"required\":true,\"allowed\":[1,2]", "breaking: iris: input.length: fewer values are allowed than before")]
    [InlineData("\"required\":true", "\"required\":true,\"denied\":[1]", "breaking: iris: input.length: more values are denied than before")]
    [InlineData("\"required\":true", "\"required\":true,\"allowNonFinite\":true", "additive: iris: input.length: NaN and infinity are allowed now")]
    [InlineData("\"required\":true", "\"required\":true,\"notBlank\":true", "breaking: iris: input.length: can not be blank any more")]
    [InlineData("\"required\":true", "\"required\":true,\"refusesNull\":true", "breaking: iris: input.length: null is refused now")]
    [InlineData("\"required\":true", "\"required\":true,\"minLength\":2", "breaking: iris: input.length: the least length was 0, is 2")]
    [InlineData("\"required\":true", "\"required\":true,\"maxLength\":2", "breaking: iris: input.length: the largest length was not there, is 2")]
    [InlineData("\"required\":true", "\"required\":true,\"pattern\":\"a+\"", "breaking: iris: input.length: must match 'a+' now")]
    [InlineData("\"required\":true", "\"required\":true,\"customRules\":true", "breaking: iris: input.length: has rules of the author's own now")]
    [InlineData("\"json\":\"length\"", "\"json\":\"len\"", "breaking: iris: input.length: was 'length' in JSON, is 'len'")]
    [InlineData("\"name\":\"Length\"", "\"name\":\"Len\"", "breaking: iris: input.length: was 'Length' in C#, is 'Len'")]
    public void An_input_changes(string old, string current, string change) =>
        Assert.Equal([change], Changes(Contracts.Create(), Contracts.Create(input: Contracts.Length.Replace(old, current, StringComparison.Ordinal))));

    // What callers get: more values is breaking, fewer is not.
    [Theory]
    [InlineData("\"minimum\":0", "\"minimum\":1", "additive: iris: output.length: the minimum was 0, is 1")]
    [InlineData("\"minimum\":0", "\"minimum\":-1", "breaking: iris: output.length: the minimum was 0, is -1")]
    [InlineData("\"required\":true", "\"required\":true,\"nullable\":true", "breaking: iris: output.length: can be null now")]
    [InlineData("\"required\":true", "\"required\":true,\"allowNonFinite\":true", "breaking: iris: output.length: NaN and infinity are allowed now")]
    public void An_output_changes_the_other_way_round(string old, string current, string change) =>
        Assert.Equal([change], Changes(Contracts.Create(output: Contracts.Length), Contracts.Create(output: Contracts.Length.Replace(old, current, StringComparison.Ordinal))));

    [Theory]
    [InlineData("[\"a\",\"b\",\"c\"]", "breaking: iris: output.label: the labels changed: gone are none; new are c")]
    [InlineData("[\"a\"]", "breaking: iris: output.label: the labels changed: gone are b; new are none")]
    [InlineData("[\"b\",\"a\"]", "breaking: iris: output.label: the labels have another order: b, a")]
    public void Class_labels_change(string labels, string change) =>
        Assert.Equal([change], Changes(Contracts.Create(), Contracts.Create(output: Contracts.Label.Replace("[\"a\",\"b\"]", labels, StringComparison.Ordinal))));

    [Fact]
    public void An_input_may_get_labels_that_nobody_has_to_give() =>
        Assert.Equal(["additive: iris: input.label: has new labels: c"],
            Changes(Contracts.Create(input: Contracts.Label), Contracts.Create(input: Contracts.Label.Replace("\"b\"]", "\"b\",\"c\"]", StringComparison.Ordinal))));

    [Fact]
    public void Members_come_and_go()
    {
        string optional = Contracts.Length.Replace("Length", "Note", StringComparison.Ordinal).Replace("\"length\"", "\"note\"", StringComparison.Ordinal).Replace("\"required\":true", "\"required\":false", StringComparison.Ordinal);
        string needed = optional.Replace("\"required\":false", "\"required\":true", StringComparison.Ordinal);

        Assert.Equal(["additive: iris: input.note: is new, and may be left out"], Changes(Contracts.Create(), Contracts.Create(input: $"{Contracts.Length},{optional}")));
        Assert.Equal(["breaking: iris: input.note: is new, and must be given"], Changes(Contracts.Create(), Contracts.Create(input: $"{Contracts.Length},{needed}")));
        Assert.Equal(["breaking: iris: input.note: is not there any more"], Changes(Contracts.Create(input: $"{Contracts.Length},{optional}"), Contracts.Create()));
        Assert.Equal(["additive: iris: output.note: is new"], Changes(Contracts.Create(), Contracts.Create(output: $"{Contracts.Label},{needed}")));
    }

    [Theory]
    [InlineData("[4]", "[5]", "breaking: iris: input.x: the shape was [4], is [5]")]
    [InlineData("[4]", "[\"n\"]", "additive: iris: input.x: the shape was [4], is [n]")]
    [InlineData("[\"n\"]", "[4]", "breaking: iris: input.x: the shape was [n], is [4]")]
    [InlineData("[4]", "[4,1]", "breaking: iris: input.x: the shape was [4], is [4, 1]")]
    public void The_shape_of_an_input_changes(string old, string current, string change)
    {
        const string Array = """{"name":"X","json":"x","kind":"array","element":"float32","required":true,"shape":SHAPE}""";
        Assert.Equal([change], Changes(Contracts.Create(input: Array.Replace("SHAPE", old, StringComparison.Ordinal)), Contracts.Create(input: Array.Replace("SHAPE", current, StringComparison.Ordinal))));
    }

    [Fact]
    public void Another_name_of_a_dimension_is_no_change()
    {
        const string Array = """{"name":"X","json":"x","kind":"array","element":"float32","required":true,"shape":["NAME"]}""";
        Assert.Empty(Changes(Contracts.Create(input: Array), Contracts.Create(input: Array.Replace("NAME", "n", StringComparison.Ordinal))));
    }

    [Fact]
    public void Features_in_another_order_break() =>
        Assert.Equal(["breaking: iris: input.A: stood before B in tensor 'features', stands behind it: the features have another order"],
            Changes(Contracts.Create(bindings: Columns("A", "B")), Contracts.Create(bindings: Columns("B", "A"))));

    [Fact]
    public void A_feature_between_others_leaves_their_order() =>
        Assert.Empty(Changes(Contracts.Create(bindings: Columns("A", "B")), Contracts.Create(bindings: Columns("A", "C", "B"))));

    [Theory]
    [InlineData(new[] { "a", "b" }, new[] { "b", "a" }, "breaking: iris: input: was made by a constructor of (a, b), is by a constructor of (b, a)")]
    [InlineData(new[] { "a" }, new string[0], "breaking: iris: input: was made by a constructor of (a), is by an object initializer")]
    [InlineData(new string[0], new[] { "a" }, "breaking: iris: input: was made by an object initializer, is by a constructor of (a)")]
    public void Inputs_that_are_made_otherwise_break_even_where_the_digest_is_equal(string[] old, string[] current, string change) =>
        Assert.Equal([change], Changes(Contracts.Create(digest: "aa", constructor: old), Contracts.Create(digest: "aa", constructor: current)));

    [Fact]
    public void A_parameter_behind_the_others_breaks_no_call() =>
        Assert.Empty(Changes(Contracts.Create(constructor: ["a"]), Contracts.Create(constructor: ["a", "b"])));

    [Fact]
    public void A_number_that_is_never_null_any_more_breaks_who_reads_it_and_a_text_does_not()
    {
        string nullable = Contracts.Length.Replace("\"required\":true", "\"required\":true,\"nullable\":true", StringComparison.Ordinal);

        Assert.Equal(["breaking: iris: output.length: can not be null any more, so its type in C# is another one"], Changes(Contracts.Create(output: nullable), Contracts.Create(output: Contracts.Length)));
        Assert.Equal(["additive: iris: output.length: can not be null any more"], Changes(Contracts.Create(output: Text(nullable)), Contracts.Create(output: Text(Contracts.Length))));
    }

    [Fact]
    public void A_unit_that_comes_or_goes_is_documentation()
    {
        string without = Contracts.Length.Replace("\"unit\":\"cm\",", "", StringComparison.Ordinal);

        Assert.Empty(Changes(Contracts.Create(), Contracts.Create(input: without)));
        Assert.Empty(Changes(Contracts.Create(input: without), Contracts.Create()));
    }

    [Fact]
    public void The_value_of_what_is_left_out_counts_only_where_it_could_be()
    {
        string optional = Contracts.Length.Replace("\"required\":true", "\"default\":1", StringComparison.Ordinal);

        Assert.Equal(["additive: iris: input.length: may be left out now"], Changes(Contracts.Create(), Contracts.Create(input: optional)));
        Assert.Equal(["breaking: iris: input.length: left out, it was 1, and is 2"], Changes(Contracts.Create(input: optional), Contracts.Create(input: optional.Replace("\"default\":1", "\"default\":2", StringComparison.Ordinal))));
    }

    [Fact]
    public void Another_tensor_breaks_those_who_speak_in_tensors()
    {
        const string Old = """{"side":"output","member":"Label","tensor":"label"}""";
        Assert.Equal(["breaking: iris: output.Label: was bound to tensor 'label', is to 'labels'"],
            Changes(Contracts.Create(bindings: Old), Contracts.Create(bindings: Old.Replace("\"tensor\":\"label\"", "\"tensor\":\"labels\"", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_predictor_of_another_name_breaks_its_callers() =>
        Assert.Equal(["breaking: iris: predictor: was 'Acme.IrisPredictor', is 'Acme.Flowers'"], Changes(Contracts.Create(), Contracts.Create(predictor: "Acme.Flowers")));

    [Fact]
    public void A_state_that_is_gone_breaks()
    {
        const string State = """,'states':[{'input':'h','output':'hn'}]""";
        Assert.Equal(["breaking: iris: states: the model carries no state any more, so there is no OpenSequence()"],
            Changes(Contracts.Create(rest: State.Replace('\'', '"')), Contracts.Create()));
    }

    [Fact]
    public void Members_of_nested_types_and_lists_are_compared()
    {
        const string Nested = """{"name":"N","json":"n","kind":"nested","element":"","title":"Part","required":true,"members":[MEMBER]}""";
        const string List = """{"name":"L","json":"l","kind":"list","element":"float32","required":true,"item":MEMBER}""";
        string narrowed = Contracts.Length.Replace("\"minimum\":0", "\"minimum\":1", StringComparison.Ordinal);
        Assert.Equal(["breaking: iris: input.n.length: the minimum was 0, is 1"], Changes(Contracts.Create(input: Nested.Replace("MEMBER", Contracts.Length, StringComparison.Ordinal)), Contracts.Create(input: Nested.Replace("MEMBER", narrowed, StringComparison.Ordinal))));
        Assert.Equal(["breaking: iris: input.l[]: the minimum was 0, is 1"], Changes(Contracts.Create(input: List.Replace("MEMBER", Contracts.Length, StringComparison.Ordinal)), Contracts.Create(input: List.Replace("MEMBER", narrowed, StringComparison.Ordinal))));
    }

    private static string Columns(params string[] members) =>
        string.Join(',', members.Select(static (member, column) => $$"""{"side":"input","member":"{{member}}","tensor":"features","column":{{column}}}"""));

    private static string Text(string member) => member.Replace("float32", "string", StringComparison.Ordinal).Replace(",\"minimum\":0,\"maximum\":10", "", StringComparison.Ordinal);

    private static IEnumerable<string> Changes(ModelPack.Packages.Contracts.Contract old, ModelPack.Packages.Contracts.Contract current) =>
        ContractComparison.Compare(old, current).Select(static change => change.ToString());
}
