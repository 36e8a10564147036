namespace ModelPack.Replay.Tests.Examples;

public sealed class CsvFormTests : IDisposable
{
    private readonly ExampleReader _reader = new();

    public void Dispose() => _reader.Dispose();

    [Theory]
    [InlineData("class,age,fare,survived")]
    [InlineData("Class,Age,Fare,Survived")]
    [InlineData("pclass,Age (years),fare,survived")]
    [InlineData("input.class,age,input.fare,output.survived")]
    public void Columns_are_members_features_or_tensors(string header)
    {
        string[] examples = _reader.ReadCsv(header + "\nThird,22.5,7,True\n1,,8,0\n");

        Assert.Empty(_reader.Problems);
        Assert.Equal(
            [
                """{"input":{"class":"Third","age":22.5,"fare":7},"output":{"survived":true}}""",
                """{"input":{"class":"Second","fare":8},"output":{"survived":false}}""",
            ],
            examples);
    }

    [Fact]
    public void Elements_and_entries_have_columns_of_their_own() =>
        Assert.Equal(
            """{"input":{"cabin":"AQIDBA=="},"output":{"probability":{"0":0.25,"1":0.75}}}""",
            Assert.Single(_reader.ReadCsv("cabin[0],cabin[2],cabin[1],cabin[3],probability.0,probability.1\n1,3,2,4,0.25,0.75\n")));

    [Fact]
    public void A_cell_may_hold_a_whole_tensor() =>
        Assert.Equal("""{"input":{"cabin":[[1,2],[3,4]],"fare":1}}""", Assert.Single(_reader.ReadCsv("cabin,fare\n\"[[1,2],[3,4]]\",1\n")));

    [Theory]
    [InlineData("")]
    [InlineData("Unnamed: 0")]
    public void The_index_of_pandas_is_left_out_and_noted(string index)
    {
        Assert.Equal("""{"input":{"fare":7}}""", Assert.Single(_reader.ReadCsv(index + ",fare\n0,7\n")));
        Assert.Contains("index=False", Assert.Single(_reader.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Quoted_fields_hold_commas_quotes_and_lines() =>
        Assert.Equal(
            ["a,b", "\"c\"", "d\ne", ""],
            Assert.Single(ModelPack.Replay.Examples.Csv.CsvReader.Read("\"a,b\",\"\"\"c\"\"\",\"d\ne\",\r\n")).Fields);

    [Fact]
    public void Columns_of_tensors_that_no_member_is_bound_to_are_checked_at_the_model()
    {
        string[] examples = _reader.ReadCsv("pclass,age,fare,cabin[0],cabin[1],cabin[2],cabin[3],score\n2,22,7,1,2,3,4,0.5\n");

        Assert.Empty(_reader.Problems);
        Assert.EndsWith("""
            "outputs":{"score":[0.5]}}
            """, Assert.Single(examples), StringComparison.Ordinal);
        Assert.Single(_reader.Notes);
    }

    [Theory]
    [InlineData("fair\n1\n", "1: The column 'fair' is none of the contract or the model; the closest first: 'fare'")]
    [InlineData("fare,Fare\n1,1\n", "1: The column 'Fare' says what another column says already")]
    [InlineData("class;fare\n1;1\n", "1: The columns are separated by semicolons.")]
    [InlineData("class,fare\n1\n", "2: The row has 1 fields, and the header 2.")]
    [InlineData("class,fare\n1,1,5\n", "2: The row has 3 fields, and the header 2.")]
    [InlineData("fare\nmany\n", "2: The cell of column 'fare' is no int32.")]
    [InlineData("class\nFourth\n", "2: 'class' has no such label. The contract's labels: First, Second, Third.")]
    [InlineData("cabin[0],cabin[3]\n1,2\n", "2: 'cabin[3]': the columns of 'cabin' are numbered from 0")]
    [InlineData("fare\n\"1\n", "1: A quoted field")]
    [InlineData("fare\n", "1: The file has a header and no rows.")]
    [InlineData("", "1: The file is empty")]
    public void A_mistake_says_what_to_do(string text, string message)
    {
        Assert.Empty(_reader.ReadCsv(text));
        Assert.StartsWith(message, Assert.Single(_reader.Problems), StringComparison.Ordinal);
    }
}
