/// The proof that nothing hidden leaves: the program behind `./check leaks`, and the short form of it among the tests.
///
/// Two backends run on two databases that are equal except for what a caller may not see: [Columns] says which column decides
/// what a field shows, [Sight] what of a row is for the caller, [OtherValues] what stands there instead, and [HiddenValues]
/// writes it. Every request a caller may think of ([Corpus], made from `openapi.yaml`) is asked of both ([Worlds]); each pair
/// of answers must be the same, byte for byte. [Mutants] breaks the product on purpose, one channel at a time, to show that
/// this finds it.
///
/// Nothing here is part of the product, and nothing in the product knows of it.
package mendwell.leaks;
