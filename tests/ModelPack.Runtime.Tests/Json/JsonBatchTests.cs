namespace ModelPack.Runtime.Tests.Json;

public sealed class JsonBatchTests
{
    [Fact]
    public void Rows_keep_their_order()
    {
        string json = "[" + string.Join(",", Enumerable.Range(1, 50).Select(i => $$"""{"length":1,"count":{{i}}}""")) + "]";

        Assert.Equal(Enumerable.Range(1, 50), Reading.ReadBatch(json).Rows!.Select(row => row.Count));
    }

    [Fact]
    public void No_rows_are_a_batch_too() => Assert.Empty(Reading.ReadBatch("[]").Rows!);

    [Fact]
    public void Failures_name_their_row_in_order()
    {
        (_, List<InputError> errors) = Reading.ReadBatch("""[{"length":1},{"length":11,"count":"x"},7,{"tokens":[1,null]}]""");

        Assert.Equal(
            ["$[1].count MPK3002", "$[1].length MPK3004", "$[2] MPK3002", "$[3].tokens[1] MPK3001", "$[3].length MPK3001"],
            errors.Select(error => $"{error.Path} {error.Code}"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[{\"length\":1}")]
    [InlineData("[{\"length\":1},]")]
    [InlineData("[{\"length\":1}]]")]
    public void A_document_that_is_no_array_of_rows_is_refused(string json) =>
        Assert.Equal("MPK3002", Assert.Single(Reading.ReadBatch(json).Errors).Code);

    [Fact]
    public void Rows_beyond_the_limit_are_not_read()
    {
        var options = new JsonInputOptions { MaxRows = 2 };

        Assert.Equal(2, Reading.ReadBatch("""[{"length":1},{"length":1}]""", options).Rows!.Length);
        InputError error = Assert.Single(Reading.ReadBatch("""[{"length":1},{"length":1},{"length":"x"}]""", options).Errors);
        Assert.Equal(("$", "MPK3011"), (error.Path, error.Code));
    }

    [Theory]
    [InlineData("""[{"length":1,"tokens":[1,2,3]},{"length":1,"tokens":[1,2,3]}]""", "$[1].tokens")]
    [InlineData("""[{"length":1,"words":["a","b","c","d","e","f"]}]""", "$[0].words")]
    [InlineData("""[{"length":1,"grid":[1,2,3,4,5,6]}]""", "$[0].grid")]
    [InlineData("""[{"length":1,"bytes":"AAAAAAAAAAAAAAAA"}]""", "$[0].bytes")]
    public void Elements_beyond_the_limit_of_the_document_are_not_read(string json, string path)
    {
        InputError error = Assert.Single(Reading.ReadBatch(json, new JsonInputOptions { MaxElements = 5 }).Errors);

        Assert.Equal((path, "MPK3011"), (error.Path, error.Code));
    }

    [Fact]
    public void A_short_array_does_not_cost_the_memory_of_its_declared_shape()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Reading.Read("""{"length":1,"grid":[]}""");

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 400_000);
    }
}
