using System.Text;
using PerfGates.Load.Requests;

namespace PerfGates.Load.Answers;

/// <summary>Places to write to while an answer is looked at; one for each thread.</summary>
internal sealed class Scratch
{
    private char[] characters = new char[1024];

    public ByteBuffer Text { get; } = new(256);

    public ByteBuffer Found { get; } = new(256);

    /// <summary>False: a variable of it has no value.</summary>
    public bool Fill(CompiledText text, Variables values)
    {
        Text.Length = 0;
        return text.Write(Text, values) is null;
    }

    public ReadOnlySpan<char> Characters(ReadOnlySpan<byte> body)
    {
        if (characters.Length < body.Length) characters = new char[body.Length * 2];
        return characters.AsSpan(0, Encoding.UTF8.GetChars(body, characters));
    }
}
