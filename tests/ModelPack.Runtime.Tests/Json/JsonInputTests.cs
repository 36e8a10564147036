using System.Buffers;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Tests.Json;

public sealed class JsonInputTests
{
    private const string Everything = """
        {"length":1.5,"count":3,"name":"a\u00e9","colour":"Red","age":null,"open":"NaN","grid":[[1,2,3],[4,5,6]],"tokens":[1,2.0,3e2],
         "bytes":"AQID","words":["x","ü"],"flag":true,"small":0.5,"large":18446744073709551615}
        """;

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(7)]
    [InlineData(1)]
    public void A_row_reads_the_same_from_any_segments(int segment)
    {
        (SampleInput? input, _) = Reading.Read(Everything, segment: segment);

        Assert.NotNull(input);
        Assert.Equal((1.5f, 3, "aé", Colour.Red, null), (input.Length, input.Count, input.Name, input.Colour, input.Age));
        Assert.Equal(float.NaN, input.Open);
        Assert.Equal([1, 2, 3, 4, 5, 6], input.Grid!);
        Assert.Equal([1, 2, 300], input.Tokens!);
        Assert.Equal([1, 2, 3], input.Bytes);
        Assert.Equal(["x", "ü"], input.Words!);
        Assert.Equal((true, (Half)0.5, ulong.MaxValue), (input.Flag, input.Small, input.Large));
    }

    [Fact]
    public void Members_that_are_absent_keep_their_default() =>
        Assert.Equal(new SampleInput(2), Reading.Read("""{"length":2}""").Input);

    [Theory]
    [InlineData("100", 100)]
    [InlineData("100.000", 100)]
    [InlineData("1e2", 100)]
    [InlineData("1.0E+2", 100)]
    [InlineData("12.50e1", 125)]
    [InlineData("10000e-2", 100)]
    [InlineData("-0.0", 0)]
    [InlineData("-2147483648", int.MinValue)]
    [InlineData("-2147483648.0", int.MinValue)]
    [InlineData("0e999999999999", 0)]
    [InlineData("0.000e-999999999999", 0)]
    public void Integers_may_be_written_in_any_way(string text, int expected) =>
        Assert.Equal(expected, Reading.Read($$"""{"length":1,"count":{{text}}}""").Input?.Count);

    [Theory]
    [InlineData("2147483648", "MPK3004")]
    [InlineData("-2147483649.0", "MPK3004")]
    [InlineData("1e999999999999", "MPK3004")]
    [InlineData("123456789012345678901234567890", "MPK3004")]
    [InlineData("1.5", "MPK3002")]
    [InlineData("1e-1", "MPK3002")]
    [InlineData("1e-999999999999", "MPK3002")]
    [InlineData("123456789012345678901234567890.5", "MPK3002")]
    public void Numbers_that_are_no_such_integer_are_refused(string text, string code) =>
        Assert.Equal($"$.count {code}", Reading.Failure($$"""{"length":1,"count":{{text}}}"""));

    [Theory]
    [InlineData("""{"length":1e999}""", "$.length MPK3005")]
    [InlineData("""{"length":1e39}""", "$.length MPK3005")]
    [InlineData("""{"length":-1e39}""", "$.length MPK3005")]
    [InlineData("""{"length":"NaN"}""", "$.length MPK3005")]
    [InlineData("""{"length":"Infinity"}""", "$.length MPK3005")]
    [InlineData("""{"length":1,"open":1e39}""", "$.open MPK3005")]
    [InlineData("""{"length":1,"open":"nan"}""", "$.open MPK3002")]
    [InlineData("""{"length":1,"small":70000}""", "$.small MPK3005")]
    [InlineData("""{"length":NaN}""", "$.length MPK3002")]
    [InlineData("""{"length":"1"}""", "$.length MPK3002")]
    [InlineData("""{"length":true}""", "$.length MPK3002")]
    [InlineData("""{"length":[1]}""", "$.length MPK3002")]
    [InlineData("""{"length":{"a":[1,{}]}}""", "$.length MPK3002")]
    [InlineData("""{"length":null}""", "$.length MPK3001")]
    [InlineData("""{}""", "$.length MPK3001")]
    [InlineData("""{"length":0}""", "$.length MPK3004")]
    [InlineData("""{"length":11}""", "$.length MPK3004")]
    [InlineData("""{"length":1,"length":2}""", "$.length MPK3002")]
    [InlineData("""{"length":1,"l\u0065ngth":2}""", "$.length MPK3002")]
    [InlineData("""{"Length":1,"length":2}""", "$.Length MPK3003")]
    [InlineData("""{"length":1,"what is it":{"length":[]}}""", "$['what is it'] MPK3003")]
    [InlineData("""{"length":1,"\u202e'":0}""", """$['\u202e\''] MPK3003""")]
    [InlineData("""{"length":1,"\ud800":0}""", "$ MPK3002")]
    [InlineData("""{"length":1,"name":"\ud800"}""", "$.name MPK3002")]
    [InlineData("""{"length":1,"name":null}""", "$.name MPK3001")]
    [InlineData("""{"length":1,"name":7}""", "$.name MPK3002")]
    [InlineData("""{"length":1,"name":"123456"}""", "$.name MPK3006")]
    [InlineData("""{"length":1,"count":"5"}""", "$.count MPK3002")]
    [InlineData("""{"length":1,"count":false}""", "$.count MPK3002")]
    [InlineData("""{"length":1,"flag":1}""", "$.flag MPK3002")]
    [InlineData("""{"length":1,"flag":"true"}""", "$.flag MPK3002")]
    [InlineData("""{"length":1,"large":-1}""", "$.large MPK3004")]
    [InlineData("""{"length":1,"large":18446744073709551616}""", "$.large MPK3004")]
    [InlineData("""{"length":1,"colour":"yellow"}""", "$.colour MPK3008")]
    [InlineData("""{"length":1,"colour":"GRÜN"}""", "$.colour MPK3008")]
    [InlineData("""{"length":1,"colour":"red"}""", "$.colour MPK3008")]
    [InlineData("""{"length":1,"bytes":"AQ ID"}""", "$.bytes MPK3002")]
    [InlineData("""{"length":1,"small":65510}""", "$.small MPK3005")]
    [InlineData("""{"length":1,"open":3.4028235e38}""", "$.open MPK3005")]
    [InlineData("""{"length":1,"colour":"\ud800"}""", "$.colour MPK3008")]
    [InlineData("""{"length":1,"colour":0}""", "$.colour MPK3002")]
    [InlineData("""{"length":1,"tokens":7}""", "$.tokens MPK3002")]
    [InlineData("""{"length":1,"tokens":[1,null]}""", "$.tokens[1] MPK3001")]
    [InlineData("""{"length":1,"tokens":[1,2,"3"]}""", "$.tokens[2] MPK3002")]
    [InlineData("""{"length":1,"tokens":[1,[2]]}""", "$.tokens MPK3006")]
    [InlineData("""{"length":1,"grid":[1,2,3,4,5]}""", "$.grid MPK3006")]
    [InlineData("""{"length":1,"grid":[1,2,3,4,5,6,7]}""", "$.grid MPK3006")]
    [InlineData("""{"length":1,"grid":[[1,2,3],[4,5]]}""", "$.grid MPK3006")]
    [InlineData("""{"length":1,"grid":[[1,2],[3,4],[5,6]]}""", "$.grid MPK3006")]
    [InlineData("""{"length":1,"grid":[[1,2,3],4,5,6]}""", "$.grid MPK3006")]
    [InlineData("""{"length":1,"grid":[[[1,2,3],[4,5,6]]]}""", "$.grid MPK3006")]
    [InlineData("""{"length":1,"grid":[[1,2,3],[4,5,1e39]]}""", "$.grid[1][2] MPK3005")]
    [InlineData("""{"length":1,"bytes":"A"}""", "$.bytes MPK3002")]
    [InlineData("""{"length":1,"bytes":[1,256]}""", "$.bytes[1] MPK3004")]
    [InlineData("""{"length":1,"words":["a",1]}""", "$.words[1] MPK3002")]
    [InlineData("""{"length":1,"words":["a","\udc00"]}""", "$.words[1] MPK3002")]
    [InlineData("", "$ MPK3002")]
    [InlineData("  ", "$ MPK3002")]
    [InlineData("null", "$ MPK3002")]
    [InlineData("[]", "$ MPK3002")]
    [InlineData("\"x\"", "$ MPK3002")]
    [InlineData("""{"length":1""", "$.length MPK3002")]
    [InlineData("""{"length":1,}""", "$ MPK3002")]
    [InlineData("""{"length":01}""", "$.length MPK3002")]
    [InlineData("""{"length":1} {}""", "$ MPK3002")]
    [InlineData("""{"length":1} // why""", "$ MPK3002")]
    [InlineData("""/* */{"length":1}""", "$ MPK3002")]
    [InlineData("\uFEFF{\"length\":1}", "$ MPK3002")]
    [InlineData("{'length':1}", "$ MPK3002")]
    public void Every_bad_document_is_one_failure_with_its_path(string json, string expected) =>
        Assert.Equal(expected, Reading.Failure(json));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        byte[] json = [.. "{\"length\":1,\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        Assert.All([int.MaxValue, 1, 5], segment => Assert.Equal("The JSON must be valid UTF-8.", Assert.Single(Reading.Read(json, segment: segment).Errors).Message));
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_malformed_and_says_so()
    {
        InputError error = Assert.Single(Reading.Read("""{"length":1,"x":""" + new string('[', 5000)).Errors, error => error.Code == "MPK3002");

        Assert.Contains("64 levels", error.Message);
    }

    [Fact]
    public void Malformed_json_says_where_and_quotes_nothing()
    {
        InputError error = Assert.Single(Reading.Read("{\n  \"length\": secret }").Errors);

        Assert.Equal("The JSON is malformed at line 2, byte 13.", error.Message);
    }

    [Fact]
    public void All_failures_come_at_once_and_each_member_once()
    {
        (_, List<InputError> errors) = Reading.Read("""{"length":"x","count":1.5,"name":"123456","oh":1}""");

        Assert.Equal(["$.length MPK3002", "$.count MPK3002", "$.oh MPK3003", "$.name MPK3006"], errors.Select(error => $"{error.Path} {error.Code}"));
    }

    [Fact]
    public void No_message_holds_a_value()
    {
        (_, List<InputError> errors) = Reading.Read("""{"length":"SECRET","count":"SECRET","name":"SECRETSECRET","colour":"SECRET","tokens":["SECRET"],"bytes":"SECRET!"}""");

        Assert.Equal(6, errors.Count);
        Assert.DoesNotContain(errors, error => error.ToString().Contains("SECRET"));
    }

    [Theory]
    [InlineData(UnknownMemberHandling.Ignore)]
    [InlineData(UnknownMemberHandling.Count)]
    public void Unknown_members_are_skipped_where_the_policy_says_so(UnknownMemberHandling handling) =>
        Assert.NotNull(Reading.Read("""{"a":{"length":[{}]},"length":1,"b":[1,[2]]}""", new JsonInputOptions { UnknownMembers = handling }).Input);

    [Fact]
    public void Reading_stops_at_the_wanted_number_of_failures() =>
        Assert.Equal(3, Reading.Read("""{"a":1,"b":1,"c":1,"d":1,"e":1}""", new JsonInputOptions { MaxErrors = 3 }).Errors.Count);

    [Fact]
    public void Valid_scalars_allocate_nothing_but_the_row()
    {
        var json = new ReadOnlySequence<byte>("""{"length":1.5,"count":3,"colour":"Blue"}"""u8.ToArray());
        List<InputError> errors = [];
        long Allocated(Action act)
        {
            act();
            long before = GC.GetAllocatedBytesForCurrentThread();
            act();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        long reading = Allocated(() => ContractJson<SampleInput, float, SampleContract>.TryRead(json, JsonInputOptions.Default, errors, out _));

        // The hand-written contract copies its row with each member.
        Assert.Equal(4 * Allocated(() => GC.KeepAlive(new SampleInput(1))), reading);
    }
}
