namespace ModelPack.Replay.Tests.Examples;

public sealed class TensorFormTests : IDisposable
{
    private const string Row = """
        "pclass": [[2]], "numbers": [[22, 7]], "cabin": [[[1, 2], [3, 4]]]
        """;

    private readonly ExampleReader _reader = new();

    public void Dispose() => _reader.Dispose();

    [Fact]
    public void A_batch_is_an_example_for_each_row()
    {
        string[] examples = _reader.ReadLines("""{"tensors": {"pclass": [[0], [2]], "numbers": [[38, 71], [22, 7]], "cabin": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]}, "outputs": {"survived": [1, 0]}}""");

        Assert.Empty(_reader.Problems);
        Assert.Equal(
            [
                """{"input":{"class":"First","age":38,"fare":71,"cabin":"AQIDBA=="},"output":{"survived":true}}""",
                """{"input":{"class":"Third","age":22,"fare":7,"cabin":"BQYHCA=="},"output":{"survived":false}}""",
            ],
            examples);
    }

    [Theory]
    [InlineData("""{"tensors": {"pclass": 2, "numbers": [22, 7], "cabin": "AQIDBA=="}}""")]
    [InlineData("""{"tensors": {"pclass": [2], "numbers": [22.0, 7.0], "cabin": [[1, 2], [3, 4]]}}""")]
    [InlineData("""{"tensors": {"pclass": [[2]], "numbers": [[22, 7]], "cabin": [1, 2, 3, 4], "threshold": 0.5, "memory": [[0, 0]]}}""")]
    public void One_row_may_lack_the_dimension_of_rows(string line)
    {
        string[] examples = _reader.ReadLines(line);

        Assert.Empty(_reader.Problems);
        Assert.Equal("""{"input":{"class":"Third","age":22,"fare":7,"cabin":"AQIDBA=="}}""", Assert.Single(examples));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("\"NaN\"")]
    [InlineData("null")]
    public void What_stands_for_missing_is_null(string missing)
    {
        string[] examples = _reader.ReadLines($$$"""{"tensors": {"pclass": 0, "numbers": [{{{missing}}}, 7], "cabin": "AQIDBA=="}}""");

        Assert.Contains("\"age\":null", Assert.Single(examples), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"0": 0.25, "1": 0.75}]""")]
    [InlineData("""{"0": 0.25, "1": 0.75}""")]
    [InlineData("[[0.25, 0.75]]")]
    public void Probabilities_are_objects_or_rows_in_the_order_of_the_classes(string probability)
    {
        string[] examples = _reader.ReadLines($$$"""{"tensors": {{{{Row}}}}, "outputs": {"probability": {{{probability}}}}}""");

        Assert.Empty(_reader.Problems);
        Assert.EndsWith("""
            "output":{"probability":{"0":0.25,"1":0.75}}}
            """, Assert.Single(examples), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"threshold\": [0.7]", "", "another constant")]
    [InlineData("\"memory\": [[0, 1]]", "", "not the zeros")]
    [InlineData("\"threshold\": [0.5]", "\"score\": [0.9]", "does not bind the output 'score'")]
    public void What_the_contract_cannot_say_is_checked_at_the_model_and_noted(string input, string output, string reason)
    {
        string[] examples = _reader.ReadLines($$$"""{"tensors": {{{{Row}}}, {{{input}}}}, "outputs": {{{{output}}}}}""");

        Assert.Empty(_reader.Problems);
        Assert.StartsWith("""{"tensors":{"cabin":[[[1,2],[3,4]]],"memory":""", Assert.Single(examples), StringComparison.Ordinal);
        Assert.Contains(reason, Assert.Single(_reader.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"tensors": {"pklass": [[2]]}}""", "The model has no input 'pklass'; the closest first: 'pclass'")]
    [InlineData("""{"tensors": {"pclass": [[2]], "numbers": [[1, 2]]}}""", "No value for 'cabin'.")]
    [InlineData("""{"tensors": {"pclass": [[2]], "numbers": [[1, 2], [3, 4]], "cabin": "AQIDBA=="}}""", "'pclass' has 1 rows and 'numbers' has 2.")]
    [InlineData("""{"tensors": {"pclass": [], "numbers": [], "cabin": []}}""", "'pclass' has no row.")]
    [InlineData("""{"tensors": {"pclass": [[2]], "numbers": [[1, 2, 3]], "cabin": "AQIDBA=="}}""", "'numbers' is float32[rows, 2], and the example's has the shape [1, 3]. Write one row, [2], or several rows, [rows, 2].")]
    [InlineData("""{"tensors": {"pclass": [[2]], "numbers": [[1, 2], [3]], "cabin": "AQIDBA=="}}""", "The arrays in 'numbers' are not of one length on each level.")]
    [InlineData("""{"tensors": {"pclass": [["2"]], "numbers": [1, 2], "cabin": "AQIDBA=="}}""", "'pclass' is int64, and holds a string. Write numbers without quotes.")]
    [InlineData("""{"tensors": {"pclass": [[2.5]], "numbers": [1, 2], "cabin": "AQIDBA=="}}""", "'pclass' is int64, and holds a number that is not of this type.")]
    [InlineData("""{"tensors": {"pclass": [[7]], "numbers": [1, 2], "cabin": "AQIDBA=="}}""", "'class' has no label for a number of the example. The contract's labels: 0 First, 1 Second, 2 Third.")]
    [InlineData("""{"tensors": {"pclass": [[0]], "numbers": [1, 2], "cabin": "AQID!"}}""", "'cabin' is uint8: write base64")]
    [InlineData("""{"inputs": {}}""", "An example does not have 'inputs'.")]
    [InlineData("""{"input": {}, "tensors": {}}""", "An example has either \"input\"")]
    [InlineData("""{"input": {}, "outputs": {}}""", "What goes with \"input\" is \"output\"")]
    [InlineData("""[{"input": {}}]""", "A line must be one JSON object.")]
    [InlineData("{", "The line is not one JSON object")]
    public void A_mistake_says_what_to_do(string line, string message)
    {
        Assert.Empty(_reader.ReadLines("", line));
        Assert.StartsWith("2: " + message, Assert.Single(_reader.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_cannot_be_read_hides_no_other()
    {
        string[] examples = _reader.ReadLines("""{"input": {"fare": 1}}""", "?", """{"input": {"fare": 2}}""");

        Assert.Equal(["""{"input":{"fare":1}}""", """{"input":{"fare":2}}"""], examples);
        Assert.Single(_reader.Problems);
    }

    [Fact]
    public void Words_of_Python_within_texts_stay_texts() =>
        Assert.Equal("""{"input":{"name":"NaN, \u0022Infinity","age":"-Infinity"}}""", Assert.Single(_reader.ReadLines("""{"input": {"name": "NaN, \"Infinity", "age": -Infinity}}""")));
}
