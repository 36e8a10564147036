using System.Text;
using ModelPack.AspNetCore.SageMaker;

namespace ModelPack.AspNetCore.Tests.SageMaker;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a,b", "a|b")]
    [InlineData("a,b\n", "a|b")]
    [InlineData("a,b\r\nc,d\r\n", "a|b;c|d")]
    [InlineData("a,b\rc,d\r", "a|b;c|d")]
    [InlineData("a\n\n\r\n\nb", "a;b")]
    [InlineData("\uFEFFa,b", "a|b")]
    [InlineData("\uFEFF\"a\",b", "'a'|b")]
    [InlineData("\uFEFF", "")]
    [InlineData(",", "|")]
    [InlineData("a,", "a|")]
    [InlineData("a,\nb,", "a|;b|")]
    [InlineData(",,\r\n,x,", "||;|x|")]
    [InlineData(" a , b ", " a | b ")]
    [InlineData("\"a\"", "'a'")]
    [InlineData("\"\"", "''")]
    [InlineData("\"\",\"\"\r\n", "''|''")]
    [InlineData("\"a,b\",c", "'a,b'|c")]
    [InlineData("\"a\r\nb\",\"c\nd\"\ne", "'a\r\nb'|'c\nd';e")]
    [InlineData("\"say \"\"hi\"\"\"", "'say \"hi\"'")]
    [InlineData("\"\"\"\"", "'\"'")]
    [InlineData("\"\"\"\"\"\"\"\",x", "'\"\"\"'|x")]
    [InlineData("a\"b,c\"\"d", "a\"b|c\"\"d")]
    [InlineData("\"상자\",é\n", "'상자'|é")]
    [InlineData("\"\n\"\n\"\n\"", "'\n';'\n'")]
    public void Records_are_read_as_RFC_4180_says(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("\"a", "a quoted field has no closing quote")]
    [InlineData("a,\"", "a quoted field has no closing quote")]
    [InlineData("\"a\"\"", "a quoted field has no closing quote")]
    [InlineData("\"a\nb,c", "a quoted field has no closing quote")]
    [InlineData("\"a\"b", "a closing quote is followed by neither a comma nor the end of the line")]
    [InlineData("\"a\" ,b", "a closing quote is followed by neither a comma nor the end of the line")]
    public void A_quote_out_of_place_ends_the_reading(string text, string problem) => Assert.Equal("!" + problem, Read(text));

    [Fact]
    public void What_stands_before_a_broken_record_was_read() => Assert.Equal("a|b!a quoted field has no closing quote", Read("a,b\n\"c"));

    // Any fields come back as they were written, in quotes or not.
    [Fact]
    public void What_was_written_is_read()
    {
        var random = new Random(4180);
        for (int round = 0; round < 2_000; round++)
        {
            string[][] records = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (string[])[.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Field(random))])];
            string end = random.Next(2) == 0 ? "\n" : "\r\n";
            string text = string.Concat(records.Select(record => string.Join(",", record.Select(static field => '"' + field.Replace("\"", "\"\"") + '"')) + end));
            Assert.Equal(string.Join(";", records.Select(static record => string.Join("|", record.Select(static field => $"'{field}'")))), Read(text));
        }
    }

    // No text makes it fail, or run on.
    [Fact]
    public void Random_texts_are_read_to_an_end()
    {
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++)
            Read(Field(random) + Field(random));
    }

    private static string Field(Random random)
    {
        const string Letters = "ab,\"\r\n é상";
        return string.Concat(Enumerable.Range(0, random.Next(0, 7)).Select(_ => Letters[random.Next(Letters.Length)]));
    }

    private static string Read(string text)
    {
        var reader = new CsvReader(Encoding.UTF8.GetBytes(text));
        var fields = new List<CsvField>();
        byte[] scratch = [];
        var read = new StringBuilder();
        string? problem;
        while (reader.TryRead(fields, out problem))
        {
            read.Append(read.Length > 0 ? ";" : "");
            for (int i = 0; i < fields.Count; i++)
            {
                string value = Encoding.UTF8.GetString(reader.TextOf(fields[i], ref scratch));
                read.Append(i > 0 ? "|" : "").Append(fields[i].IsQuoted ? $"'{value}'" : value);
            }
        }

        return problem is null ? read.ToString() : read + "!" + problem;
    }
}
